import { t } from '../i18n/en.ts'
import { percent as formatPercent } from '../i18n/format.ts'
import { Button } from './button.tsx'
import { Progress } from './progress.tsx'
import type { Verdict } from './verdict.ts'

/** Something under way: what, how far, in whose words, and how to stop it. */
export const TransferPanel = ({
  title,
  percent,
  text,
  can,
  busy = false,
  onCancel,
}: {
  title: string
  /** 0–100; null where nobody says. */
  percent: number | null
  text: string
  can: Verdict
  busy?: boolean
  /** Left out for what nothing is known of yet. */
  onCancel: (() => void) | undefined
}) => (
  <section
    aria-label={title}
    className="flex flex-col gap-2 rounded-panel border border-line bg-panel px-3.5 py-3"
  >
    <div className="flex flex-wrap items-center gap-3">
      <h2 className="m-0 min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]">{title}</h2>
      {percent !== null && <span className="text-dim tabular-nums">{formatPercent(percent)}</span>}
      {onCancel !== undefined && (
        <Button busy={busy} can={can} onClick={onCancel}>
          {t.ui.cancel}
        </Button>
      )}
    </div>
    <Progress percent={percent} label={title} className="w-full" />
    <code className="text-dim text-small">{text}</code>
  </section>
)
