import { percent as formatPercent } from '../i18n/format.ts'
import { cx } from './cx.ts'

/** A 4 px bar. `null` is "at work, but nobody says how far": a bar that breathes. */
export const Progress = ({
  percent,
  label,
  className,
}: {
  percent: number | null
  label: string
  className?: string
}) => (
  <progress
    aria-label={label}
    {...(percent === null ? {} : { value: Math.min(100, Math.max(0, percent)) })}
    max={100}
    data-tip={percent === null ? undefined : formatPercent(percent)}
    className={cx('bar', className ?? 'w-[90px]')}
  />
)

/** How full something is: amber from 80 %, red from 92 %. */
export const Meter = ({
  used,
  total,
  label,
  className,
}: {
  used: number
  total: number
  label: string
  className?: string
}) => (
  <meter
    aria-label={label}
    min={0}
    max={1}
    low={0.8}
    high={0.92}
    optimum={0}
    value={total > 0 ? Math.min(1, used / total) : 0}
    className={cx('bar', className ?? 'w-full')}
  />
)
