import { Trash2, X } from 'lucide-react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import type { Verdict } from '../../../ui/verdict.ts'

/** What can be done with the selected snapshots. Stands where their number stood, so the rows do not move for it. */
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
  <div role="toolbar" aria-label={snapshots.bar.label} className="flex items-center gap-1.5">
    <b aria-live="polite" className="mr-1.5 whitespace-nowrap font-semibold">
      {snapshots.bar.selected(count)}
    </b>
    <Button icon={Trash2} look="danger" can={can} onClick={onDelete}>
      {snapshots.bar.delete}
    </Button>
    <IconButton icon={X} label={snapshots.bar.clear} onClick={onClear} />
  </div>
)
