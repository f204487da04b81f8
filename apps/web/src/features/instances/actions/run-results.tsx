import type { ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { t } from '../../../i18n/en.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { type Result, ResultList } from '../../../ui/result-list.tsx'
import { useServerMap } from './use-action-context.ts'

/** Every item with its result, and with the server's whole answer where it failed. */
export const RunResults = ({
  run,
  title,
  onClose,
}: {
  run: ActionRun
  title: string
  onClose: () => void
}) => {
  const servers = useServerMap()
  const results = run.items.map(({ key, state, error }): Result => {
    const { server, project, name } = splitInstanceKey(key)
    return { key, title: name, place: `${servers.get(server)?.name ?? server} · ${project}`, state, error }
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} size="wide">
      <ResultList results={results} words={t.instances.run.states} />
    </Dialog>
  )
}
