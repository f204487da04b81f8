import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useServer } from '../../../live/hooks.ts'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { instanceDetail } from '../queries.ts'
import { isStale } from '../table/cells.tsx'
import { ConfigurationTab } from './configuration-tab.tsx'
import type { InstanceParams } from './instance-page.tsx'

/** With the editor, which is a large file of its own. */
const EditConfiguration = lazy(() =>
  import('../configuration/edit-configuration.tsx').then((module) => ({ default: module.EditConfiguration })),
)

export const ConfigurationPage = ({ params, edit }: { params: InstanceParams; edit: boolean }) => {
  const stale = isStale(useServer(params.server))
  const detail = useQuery({ ...instanceDetail(params.server, params.project, params.name), enabled: !stale })
  if (edit)
    return (
      <Suspense fallback={<Waiting />}>
        <EditConfiguration key={params.name} params={params} />
      </Suspense>
    )
  if (detail.data !== undefined) return <ConfigurationTab params={params} detail={detail.data} />
  if (detail.isError) return <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />
  // Of a server that cannot be reached nothing more is known than the line above says.
  if (stale) return null
  return <Waiting />
}

const Waiting = () => (
  <Skeleton>
    <Bone className="h-96 w-full" />
  </Skeleton>
)
