import type { ActionItem, ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { t } from '../../../i18n/en.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Status, type Tone } from '../../../ui/status.tsx'
import { useServerMap } from './use-action-context.ts'

const tones: Readonly<Record<ActionItem['state'], Tone>> = {
  waiting: 'off',
  running: 'busy',
  done: 'done',
  failed: 'bad',
}
const rank: Readonly<Record<ActionItem['state'], number>> = { failed: 0, running: 1, waiting: 2, done: 3 }

/** Every item with its result, the failed ones first and with the server's whole answer. */
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
  const items = run.items.toSorted((a, b) => rank[a.state] - rank[b.state])
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} size="wide">
      <ul className="m-0 list-none p-0">
        {items.map((item) => {
          const { server, project, name } = splitInstanceKey(item.key)
          return (
            <li
              key={item.key}
              className="grid grid-cols-[90px_1fr] items-start gap-x-3 border-line border-b py-1.5 last:border-0 [contain-intrinsic-size:auto_33px] [content-visibility:auto]"
            >
              <Status tone={tones[item.state]} word={t.instances.run.states[item.state]} />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="font-[550]">{name}</span>{' '}
                <span className="text-dim">
                  {servers.get(server)?.name ?? server} · {project}
                </span>
                {item.error !== undefined && <span className="block text-bad">{item.error}</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
