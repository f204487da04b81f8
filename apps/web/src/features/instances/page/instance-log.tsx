import { useQuery } from '@tanstack/react-query'
import { t } from '../../../i18n/en.ts'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { instanceLog } from '../queries.ts'
import { TextBox } from './text-box.tsx'

/** A log file of the instance, as the server has it. */
export const InstanceLog = ({
  server,
  project,
  name,
  file,
}: {
  server: string
  project: string
  name: string
  file: string
}) => {
  const log = useQuery(instanceLog(server, project, name, file))
  if (log.isPending) {
    return (
      <Skeleton>
        <Bone className="h-24 w-full" />
      </Skeleton>
    )
  }
  if (log.isError) return <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />
  return (
    <TextBox label={file} className="max-h-72">
      {log.data.trim() === '' ? t.instancePage.failedStart.logEmpty : log.data}
    </TextBox>
  )
}
