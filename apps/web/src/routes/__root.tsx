import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import type { RouterContext } from '../router/router.ts'
import { TipLayer } from '../ui/tip-layer.tsx'
import { Toaster } from '../ui/toast.tsx'

const Root = () => (
  <>
    <Outlet />
    <TipLayer />
    <Toaster />
  </>
)

export const Route = createRootRouteWithContext<RouterContext>()({ component: Root })
