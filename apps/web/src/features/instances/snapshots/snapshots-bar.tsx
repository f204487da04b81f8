import { Trash2, X } from 'lucide-react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import type { Verdict } from '../../../ui/verdict.ts'

/** What can be done with the selected snapshots. Floats over the page's end, so the rows do not move for it. */
export const SnapshotsBar = ({
  count,
  can,
  onDelete,
  onClear,
}: {
  count: number
  can: Verdict
  onDelete: () => void
  onClear: () => void
}) => (
  <div
    role="toolbar"
    aria-label={snapshots.bar.label}
    className="sticky bottom-3.5 z-20 flex max-w-full animate-[rise_120ms_ease-out] items-center gap-1.5 self-center rounded-[11px] border border-line bg-panel px-3 py-2 shadow-float"
  >
    <b aria-live="polite" className="mr-1.5 whitespace-nowrap font-semibold">
      {snapshots.bar.selected(count)}
    </b>
    <Button icon={Trash2} look="danger" can={can} onClick={onDelete}>
      {snapshots.bar.delete}
    </Button>
    <IconButton icon={X} label={snapshots.bar.clear} onClick={onClear} />
  </div>
)
