import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { CommandRun } from '@gantry/protocol/saved-command'
import { useNavigate } from '@tanstack/react-router'
import { CircleStop, Download, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { toFailure } from '../../api/result.ts'
import { saveFile } from '../../api/save-file.ts'
import { commands } from '../../i18n/en/commands.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { removeCommandRun, retryCommandRun } from './command-run-requests.ts'
import { EndDialog } from './end-dialog.tsx'
import { outputFile, outputFileName } from './output-file.ts'
import { failedOf } from './run-results.ts'

const words = commands.page

/** What can be done with a run: its outputs as a file, the failed ones once more, its end. */
export const RunActions = ({
  run,
  nameOf,
}: {
  run: CommandRun
  nameOf: (server: string) => string | undefined
}) => {
  const navigate = useNavigate()
  const [busy, setBusy] = useState<'download' | 'retry'>()
  const [ending, setEnding] = useState(false)
  const failed = failedOf(run)
  const isOver = run.ended !== null

  const download = async (): Promise<void> => {
    setBusy('download')
    try {
      const text = await outputFile(run, (item) => {
        const { server, project, name } = splitInstanceKey(item.key)
        return { name, place: words.place(nameOf(server) ?? server, project) }
      })
      saveFile(outputFileName(run), text)
    } catch (error) {
      toast.failed(toFailure(error))
    }
    setBusy(undefined)
  }
  const retry = async (): Promise<void> => {
    setBusy('retry')
    const result = await retryCommandRun(run.id)
    setBusy(undefined)
    if (result.ok) await navigate({ to: '/commands/runs/$id', params: { id: result.value.id } })
    else toast.failed(result.failure)
  }
  const forget = async (): Promise<void> => {
    if (await reported(removeCommandRun(run.id))) await navigate({ to: '/commands/runs', replace: true })
  }
  return (
    <>
      <Button icon={Download} busy={busy === 'download'} onClick={() => void download()}>
        {words.download}
      </Button>
      <Button
        icon={RotateCw}
        busy={busy === 'retry'}
        can={!isOver ? no(words.notOver) : failed === 0 ? no(words.noneFailed) : yes}
        onClick={() => void retry()}
      >
        {words.retry(failed)}
      </Button>
      {isOver ? (
        <Button icon={Trash2} onClick={() => void forget()}>
          {words.forget}
        </Button>
      ) : (
        <Button icon={CircleStop} look="danger" onClick={() => setEnding(true)}>
          {words.end}
        </Button>
      )}
      {ending && <EndDialog run={run} onClose={() => setEnding(false)} />}
    </>
  )
}
