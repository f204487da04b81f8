import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Status, type Tone } from '../../../ui/status.tsx'
import type { DeleteItem } from './delete-snapshots.ts'

const tones: Readonly<Record<DeleteItem['state'], Tone>> = {
  waiting: 'off',
  running: 'busy',
  done: 'done',
  failed: 'bad',
}
const rank: Readonly<Record<DeleteItem['state'], number>> = { failed: 0, running: 1, waiting: 2, done: 3 }

/** Every snapshot with what became of it, the failed ones first and with the server's whole answer. */
export const DeleteItems = ({ items }: { items: readonly DeleteItem[] }) => (
  <ul className="m-0 list-none p-0">
    {items
      .toSorted((a, b) => rank[a.state] - rank[b.state])
      .map(({ name, state, error }) => (
        <li
          key={name}
          className="grid grid-cols-[90px_1fr] items-start gap-x-3 border-line border-b py-1.5 last:border-0"
        >
          <Status tone={tones[state]} word={snapshots.deleteDialog.states[state]} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-[550]">{name}</span>
            {error !== undefined && <span className="block text-bad">{error}</span>}
          </span>
        </li>
      ))}
  </ul>
)
