import { useQuery } from '@tanstack/react-query'
import { useServer } from '../../../live/hooks.ts'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { instanceDetail } from '../queries.ts'
import { isStale } from '../table/cells.tsx'
import { ConfigurationTab } from './configuration-tab.tsx'
import type { InstanceParams } from './instance-page.tsx'

export const ConfigurationPage = ({ params }: { params: InstanceParams }) => {
  const stale = isStale(useServer(params.server))
  const detail = useQuery({ ...instanceDetail(params.server, params.project, params.name), enabled: !stale })
  if (detail.data !== undefined) return <ConfigurationTab detail={detail.data} />
  if (detail.isError) return <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />
  // Of a server that cannot be reached nothing more is known than the line above says.
  if (stale) return null
  return (
    <Skeleton>
      <Bone className="h-96 w-full" />
    </Skeleton>
  )
}
