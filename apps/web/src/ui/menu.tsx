import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
import { t } from '../i18n/en.ts'
import { cx } from './cx.ts'
import type { Verdict } from './verdict.ts'

export type MenuItem =
  | 'line'
  | { heading: string }
  | {
      label: string
      icon?: LucideIcon
      can?: Verdict
      danger?: boolean
      /** For choices: whether it is the chosen one. */
      checked?: boolean
      /** Stays open after it was chosen (checkboxes). */
      stay?: boolean
      hint?: ReactNode
      onSelect: () => void
    }

const panel =
  'z-50 max-h-[min(480px,var(--radix-dropdown-menu-content-available-height))] min-w-44 max-w-80 overflow-y-auto rounded-[9px] border border-line bg-panel p-1 shadow-float outline-none'

const Item = ({ item }: { item: MenuItem }) => {
  if (item === 'line') return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
  if ('heading' in item) {
    return (
      <Radix.Label className="px-2 pt-1.5 pb-0.5 font-[550] text-dim text-tiny">{item.heading}</Radix.Label>
    )
  }
  const { label, icon: Icon, can, danger = false, checked, stay = false, hint, onSelect } = item
  const refused = can !== undefined && !can.ok
  const select = (event: Event): void => {
    if (refused || stay) event.preventDefault()
    if (!refused) onSelect()
  }
  const content = (
    <>
      {checked !== undefined && (
        <span className="grid size-4 place-items-center">{checked && <Check size={14} aria-hidden />}</span>
      )}
      {Icon !== undefined && <Icon size={15} aria-hidden className={danger ? '' : 'text-dim'} />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint !== undefined && <span className="text-dim text-small">{hint}</span>}
    </>
  )
  const props = {
    onSelect: select,
    // Not Radix's `disabled`: a refused entry can still be focused, and says why.
    'aria-disabled': refused || undefined,
    'data-tip': refused ? can.why : undefined,
    className: cx(
      'flex h-7 items-center gap-2 rounded-[5px] px-2 outline-none data-highlighted:bg-hover',
      refused && 'opacity-50',
      danger && 'text-bad data-highlighted:bg-bad-bg',
    ),
  }
  return checked === undefined ? (
    <Radix.Item {...props}>{content}</Radix.Item>
  ) : (
    <Radix.CheckboxItem checked={checked} {...props}>
      {content}
    </Radix.CheckboxItem>
  )
}

/** As one shape, where an icon of three would stand in each of thousands of rows. */
const Dots = () => (
  <svg width={15} height={15} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 12h.01M12 12h.01M19 12h.01" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
  </svg>
)

/**
 * A button that opens a list of things to do. The list is asked for, and Radix mounted, only when it opens, so a
 * menu in each of thousands of rows costs a button.
 */
export const Menu = ({
  label,
  items,
  children,
  align = 'end',
  side = 'bottom',
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & {
  /** The name of the button when it has no words, and of the list. */
  label: string
  items: () => readonly MenuItem[]
  /** What the button shows; three dots when left out. */
  children?: ReactNode
  align?: 'start' | 'end'
  side?: 'bottom' | 'top'
}) => {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <span className="relative inline-flex">
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        data-tip={children === undefined && !open ? label : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
        {...rest}
        onClick={() => setOpen(true)}
        className={cx(
          children === undefined &&
            'inline-grid size-[30px] place-items-center rounded-control text-dim hover:bg-hover hover:text-text aria-expanded:bg-hover',
          className,
        )}
      >
        {children ?? <Dots />}
      </button>
      {open && (
        <Radix.Root open modal={false} onOpenChange={setOpen}>
          <Radix.Trigger asChild>
            <span aria-hidden="true" tabIndex={-1} className="pointer-events-none absolute inset-0" />
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content
              align={align}
              side={side}
              sideOffset={4}
              collisionPadding={8}
              loop
              aria-label={label === '' ? t.ui.actions : label}
              aria-labelledby={undefined}
              className={panel}
              onInteractOutside={(event) => {
                // The button itself closes by its own click.
                if (event.target instanceof Node && button.current?.contains(event.target))
                  event.preventDefault()
              }}
              onCloseAutoFocus={(event) => {
                event.preventDefault()
                button.current?.focus()
              }}
            >
              {items().map((item, index) => (
                <Item
                  key={item === 'line' ? `line-${index}` : 'heading' in item ? item.heading : item.label}
                  item={item}
                />
              ))}
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </span>
  )
}
