import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/query-client.ts'
import { followSession } from './features/session/follow-session.ts'
import { followTheme } from './features/shell/theme.ts'
import { beginLoading, router } from './router/router.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element')

beginLoading()
followTheme()
followSession()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
