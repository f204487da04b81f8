import { instanceKey } from '@gantry/protocol/instance-row'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { RefreshCw, ScrollText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { logs as words } from '../../../i18n/en/logs.ts'
import { useInstance, useServer } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { CheckField, Select } from '../../../ui/inputs.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { reachable } from '../actions/can.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContext } from '../actions/use-action-context.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { isStale } from '../table/cells.tsx'
import { DeleteLogDialog } from './delete-log-dialog.tsx'
import { type LogFile, mainFile } from './log-file.ts'
import { logFileList } from './log-queries.ts'
import { LogReader } from './log-reader.tsx'
import type { LogsSearch } from './logs-search.ts'

const Options = ({ files, kind }: { files: readonly LogFile[]; kind: LogFile['kind'] }) => {
  const own = files.filter((file) => file.kind === kind)
  return own.length === 0 ? null : (
    <optgroup label={words.kinds[kind]}>
      {own.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

/** Every log file that the server keeps of the instance. */
export const LogsTab = ({ params, search }: { params: InstanceParams; search: LogsSearch }) => {
  const navigate = useNavigate({ from: '/instances/$server/$project/$name/logs' })
  const queries = useQueryClient()
  const row = useInstance(instanceKey(params))
  const server = useServer(params.server)
  const contextOf = useActionContext()
  const mayExec = useMay()('instances.exec', params)
  const online = !isStale(server)
  // No extension tells where outputs are kept apart; LXD up to 5.0 lists them among the logs.
  const outputs = mayExec && server?.product === 'incus'
  const list = useQuery({ ...logFileList(params, outputs), enabled: online })
  const [deleting, setDeleting] = useState<LogFile>()
  const write = (part: Partial<LogsSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  if (row === undefined) return null
  if (list.data === undefined) {
    if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
    return online ? (
      <Skeleton>
        <Bone className="h-96 w-full" />
      </Skeleton>
    ) : null
  }
  const file = list.data.find(({ id }) => id === search.file) ?? mainFile(list.data)
  if (file === undefined) return <Empty icon={ScrollText} title={words.none} text={words.noneText} />
  const refresh = (): void => void queries.invalidateQueries({ queryKey: ['instance-log', params.server] })
  const task = file.kind === 'log' ? 'log-delete' : 'output-delete'
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Select
          aria-label={words.file}
          className="max-w-72 max-sm:max-w-full"
          value={file.id}
          onChange={(event) => write({ file: event.target.value, whole: undefined })}
        >
          <Options files={list.data} kind="log" />
          <Options files={list.data} kind="output" />
        </Select>
        <CheckField
          label={words.follow}
          checked={search.follow === true}
          onChange={(event) => write({ follow: event.target.checked || undefined })}
        />
        <CheckField
          label={words.wrap}
          checked={search.wrap === true}
          onChange={(event) => write({ wrap: event.target.checked || undefined })}
        />
        <span className="ml-auto flex flex-wrap gap-2">
          <Button icon={RefreshCw} can={reachable(server)} onClick={refresh}>
            {words.refresh}
          </Button>
          <Button
            icon={Trash2}
            look="danger"
            can={canDo(task, row, contextOf(row))}
            onClick={() => setDeleting(file)}
          >
            {words.delete}
          </Button>
        </span>
      </div>
      <LogReader key={file.id} params={params} file={file} search={search} online={online} />
      {deleting !== undefined && (
        <DeleteLogDialog
          row={row}
          file={deleting}
          onDeleted={(wasClosed) => {
            if (!wasClosed) write({ file: undefined })
            void list.refetch()
          }}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </>
  )
}
