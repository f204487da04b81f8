import type { Permission } from '@gantry/protocol/permissions'
import { Ban, CircleAlert, PlugZap } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ApiFailure, toFailure } from '../api/result.ts'
import { t } from '../i18n/en.ts'
import { since } from '../i18n/format.ts'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { Empty } from './empty.tsx'

/** A line above the content that wants a look but stops nobody. */
export const Notice = ({
  tone = 'warn',
  icon,
  children,
  actions,
}: {
  tone?: 'warn' | 'bad'
  icon?: ReactNode
  children: ReactNode
  actions?: ReactNode
}) => (
  <div
    role="status"
    className={cx(
      'flex items-start gap-2.5 rounded-[8px] border px-3 py-[7px]',
      tone === 'warn'
        ? 'border-[color-mix(in_srgb,var(--warn)_22%,var(--line))] bg-warn-bg'
        : 'border-[color-mix(in_srgb,var(--bad)_26%,var(--line))] bg-bad-bg',
    )}
  >
    <span className={cx('mt-[2px]', tone === 'warn' ? 'text-warn' : 'text-bad')}>
      {icon ?? <CircleAlert size={16} aria-hidden />}
    </span>
    <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</div>
    {actions !== undefined && <div className="flex shrink-0 items-center gap-3">{actions}</div>}
  </div>
)

/** A word in a notice that does something. */
export const NoticeAction = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
  <button type="button" onClick={onClick} className="rounded-[3px] text-accent hover:underline">
    {children}
  </button>
)

/**
 * What went wrong, in the words of whoever said it, and what to do next. Takes what react-query threw, or a
 * failure of our own. `server` names the server when the failure itself does not.
 */
export const ErrorPanel = ({
  error,
  server,
  step,
  onRetry,
}: {
  error: unknown
  server?: string | undefined
  step?: string
  onRetry?: () => void
}) => {
  const failure: ApiFailure = isFailure(error) ? error : toFailure(error)
  const name = failure.server ?? server
  const who =
    failure.kind === 'network' ? t.errors.network : name === undefined ? t.errors.gantry : t.errors.from(name)
  return (
    <div
      role="alert"
      className="rounded-panel border border-[color-mix(in_srgb,var(--bad)_26%,var(--line))] bg-panel p-4"
    >
      <div className="flex items-start gap-2.5">
        <CircleAlert size={16} aria-hidden className="mt-[2px] text-bad" />
        <div className="min-w-0 flex-1">
          <h2 className="m-0 font-semibold">{who}</h2>
          <p className="m-0 mt-0.5 whitespace-pre-line text-bad [overflow-wrap:anywhere]">
            {failure.message}
          </p>
          <p className="m-0 mt-1.5 text-dim">
            {step ?? (failure.kind === 'unexpected' ? t.errors.unexpectedStep : null)}
            {failure.request !== undefined && (
              <code className="text-tiny"> {t.errors.request(failure.request)}</code>
            )}
          </p>
        </div>
        {onRetry !== undefined && <Button onClick={onRetry}>{t.ui.tryAgain}</Button>}
      </div>
    </div>
  )
}

const isFailure = (error: unknown): error is ApiFailure =>
  typeof error === 'object' &&
  error !== null &&
  'kind' in error &&
  'code' in error &&
  !(error instanceof Error)

/** A server that cannot be reached: since when, why, and that what is shown is what was last seen. */
export const Unreachable = ({
  name,
  at,
  why,
  rows,
  actions,
  onRetry,
}: {
  name: string
  at: string
  why: string | null
  /** `4 instances`: what of it is still shown. */
  rows?: string
  actions?: ReactNode
  onRetry?: () => void
}) => (
  <Notice
    icon={<PlugZap size={16} aria-hidden />}
    actions={
      <>
        {actions}
        {onRetry !== undefined && <NoticeAction onClick={onRetry}>{t.ui.unreachable.tryNow}</NoticeAction>}
      </>
    }
  >
    <b className="font-semibold">{name}</b>
    {t.ui.unreachable.since(since(at))}
    {why !== null && t.ui.unreachable.why(why)}.{rows !== undefined && t.ui.unreachable.rows(rows)}
  </Notice>
)

export const NotPermitted = ({ need }: { need: Permission }) => (
  <Empty icon={Ban} title={t.ui.notPermitted.title} text={t.ui.notPermitted.text(need)} />
)
