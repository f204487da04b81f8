import { useQuery } from '@tanstack/react-query'
import { Download, Eraser, RefreshCw, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import { saveFile } from '../../../api/save-file.ts'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { bytes } from '../../../i18n/format.ts'
import { useServer } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { ErrorPanel, NotPermitted } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.tsx'
import { all, no, yes } from '../../../ui/verdict.ts'
import { plainOutput } from '../../command-runs/plain-output.ts'
import { reachable } from '../actions/can.ts'
import { consoleLog } from '../queries.ts'
import type { InstanceParams } from './instance-page.tsx'
import { TextBox } from './text-box.tsx'

const words = t.instancePage.consoleLog
/** More than that makes a page slow, and nobody reads it here. */
const shownLength = 256 * 1024

const Clear = ({ params, onClose }: { params: InstanceParams; onClose: (isCleared: boolean) => void }) => {
  const { server, project, name } = params
  const [busy, setBusy] = useState(false)
  const clear = async (): Promise<void> => {
    setBusy(true)
    const result = await lxd(server).instances.clearConsoleLog(name, { project })
    setBusy(false)
    if (result.ok) toast.done(words.cleared(name))
    else toast.failed(lxdFailure(server, result))
    onClose(result.ok)
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={() => onClose(false)}
      title={words.clearTitle(name)}
      action={words.clear}
      danger
      busy={busy}
      onConfirm={() => void clear()}
    >
      {words.clearText}
    </ConfirmDialog>
  )
}

const Log = ({ params }: { params: InstanceParams }) => {
  const { server, project, name } = params
  const row = useServer(server)
  const log = useQuery({ ...consoleLog(server, project, name), enabled: row?.state === 'online' })
  const [clearing, setClearing] = useState(false)
  const text = log.data ?? ''
  const some = all(reachable(row), text === '' ? no(words.nothing) : yes)
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-auto text-dim">{words.text}</span>
        <Button
          icon={RefreshCw}
          can={reachable(row)}
          busy={log.isFetching}
          onClick={() => void log.refetch()}
        >
          {words.refresh}
        </Button>
        <Button
          icon={Download}
          can={text === '' ? no(words.nothing) : yes}
          onClick={() => saveFile(`${name}-console.log`, text)}
        >
          {words.download}
        </Button>
        <Button icon={Eraser} look="danger" can={some} onClick={() => setClearing(true)}>
          {words.clear}
        </Button>
      </div>
      {log.isError && <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />}
      {log.isLoading && (
        <Skeleton>
          <Bone className="h-96 w-full" />
        </Skeleton>
      )}
      {log.data === null && <Empty icon={ScrollText} title={words.none} text={words.noneText} />}
      {text.length > shownLength && <p className="m-0 text-warn">{words.cut(bytes(text.length))}</p>}
      {typeof log.data === 'string' && (
        <TextBox label={words.title}>
          {text.trim() === '' ? words.empty : plainOutput(text.slice(-shownLength))}
        </TextBox>
      )}
      {clearing && (
        <Clear
          params={params}
          onClose={(isCleared) => {
            setClearing(false)
            if (isCleared) void log.refetch()
          }}
        />
      )}
    </>
  )
}

/** What the console printed, also while nobody had it open. */
export const ConsoleLogTab = ({ params }: { params: InstanceParams }) =>
  useMay()('instances.operate', params) ? <Log params={params} /> : <NotPermitted need="instances.operate" />
