import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'
import type { Verdict } from './verdict.ts'

export type ButtonLook = 'plain' | 'primary' | 'ghost' | 'danger' | 'danger-primary'

const looks: Record<ButtonLook, string> = {
  plain: 'border-line bg-panel hover:bg-hover',
  primary: 'border-accent bg-accent text-on font-[550] hover:border-accent-hover hover:bg-accent-hover',
  ghost: 'border-transparent hover:bg-hover',
  danger: 'border-line bg-panel text-bad hover:bg-bad-bg',
  'danger-primary': 'border-bad bg-bad text-on font-[550] hover:brightness-95',
}
const dimIcon: Record<ButtonLook, string> = {
  plain: 'text-dim',
  primary: '',
  ghost: 'text-dim',
  danger: '',
  'danger-primary': '',
}

export const buttonClass = (look: ButtonLook, disabled = false): string =>
  cx(
    'inline-flex h-[30px] shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-2.5 no-underline transition-colors duration-120',
    looks[look],
    look !== 'primary' && look !== 'danger' && look !== 'danger-primary' && 'text-text',
    disabled && 'pointer-events-auto opacity-50',
  )

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: ButtonLook
  icon?: LucideIcon
  /** Whether it can be pressed. With a reason it stays in the tab order, and says why on hover and focus. */
  can?: Verdict | undefined
  busy?: boolean
  tip?: string | undefined
}

export const Button = ({
  look = 'plain',
  icon: Icon,
  can,
  busy = false,
  tip,
  children,
  className,
  ...rest
}: ButtonProps) => {
  const refused = can !== undefined && !can.ok
  const inert = refused || busy
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    // aria-disabled instead of disabled: a disabled button has no hover, no focus, and so no way to say why.
    if (inert) event.preventDefault()
    else rest.onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      onClick={onClick}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      data-tip={refused ? can.why : tip}
      className={cx(buttonClass(look, refused), className)}
    >
      {busy ? <Spinner /> : Icon !== undefined && <Icon size={15} aria-hidden className={dimIcon[look]} />}
      {children}
    </button>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'children' | 'look' | 'tip'> & {
  icon: LucideIcon
  /** What it does: its name for screen readers, and its tooltip. */
  label: string
  size?: 'small' | 'normal'
}

export const IconButton = ({
  icon: Icon,
  label,
  can,
  busy = false,
  size = 'normal',
  className,
  ...rest
}: IconButtonProps) => {
  const refused = can !== undefined && !can.ok
  const inert = refused || busy
  return (
    <button
      type="button"
      {...rest}
      onClick={(event) => (inert ? event.preventDefault() : rest.onClick?.(event))}
      aria-label={label}
      aria-disabled={inert || undefined}
      data-tip={refused ? `${label}: ${can.why}` : label}
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-control text-dim transition-colors duration-120',
        size === 'small' ? 'size-6' : 'size-[30px]',
        refused ? 'opacity-40' : 'hover:bg-hover hover:text-text',
        className,
      )}
    >
      {busy ? <Spinner /> : <Icon size={15} aria-hidden />}
    </button>
  )
}
