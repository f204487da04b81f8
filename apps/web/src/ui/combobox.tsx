import { Command } from 'cmdk'
import { Check, ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { t } from '../i18n/en.ts'
import { cx } from './cx.ts'
import type { FieldIds } from './field.tsx'

type Choice = { value: string; label: string; hint?: string; can?: boolean; group?: string }

/** How many choices are drawn; the rest is found by typing. */
const cap = 50

export type ComboboxProps = Partial<FieldIds> & {
  choices: readonly Choice[]
  value: string | undefined
  onChange: (value: string) => void
  label: string
  placeholder?: string
  /** What the button shows instead of the chosen label. */
  children?: ReactNode
  className?: string
  align?: 'start' | 'end'
}

/** One of many, found by typing. */
export const Combobox = ({
  choices,
  value,
  onChange,
  label,
  placeholder = t.ui.choose,
  children,
  className,
  align = 'start',
  ...ids
}: ComboboxProps) => {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = choices
    .filter(
      (choice) => wanted === '' || `${choice.label} ${choice.hint ?? ''}`.toLowerCase().includes(wanted),
    )
    .slice(0, cap)
  const chosen = choices.find((choice) => choice.value === value)
  const change = (next: boolean): void => {
    setOpen(next)
    setText('')
  }
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={open}
          aria-label={ids.id === undefined ? `${label}: ${chosen?.label ?? placeholder}` : undefined}
          {...ids}
          className={cx(
            'inline-flex h-[30px] items-center gap-1.5 rounded-control border px-2.5 text-left transition-colors duration-120',
            className ?? 'w-full border-line bg-panel hover:border-line-strong aria-invalid:border-bad',
          )}
        >
          {children ?? (
            <span className={cx('min-w-0 flex-1 truncate', chosen === undefined && 'text-dim')}>
              {chosen?.label ?? placeholder}
            </span>
          )}
          <ChevronDown size={14} aria-hidden className="text-dim" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-[max(220px,var(--radix-popover-trigger-width))] max-w-[calc(100vw-16px)] rounded-[9px] border border-line bg-panel shadow-float outline-none"
        >
          <Command shouldFilter={false} label={label} loop>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t.shell.scopeSearch}
              className="h-9 w-full border-line border-b bg-transparent px-3 outline-none"
            />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-3 text-center text-dim">{t.ui.nothingFound}</Command.Empty>
              {found.map((choice) => (
                <Command.Item
                  key={choice.value}
                  value={choice.value}
                  disabled={choice.can === false}
                  onSelect={() => {
                    onChange(choice.value)
                    change(false)
                  }}
                  className="flex min-h-7 items-center gap-2 rounded-[5px] px-2 data-[disabled=true]:opacity-50 data-[selected=true]:bg-hover"
                >
                  <span className="grid size-4 shrink-0 place-items-center text-accent">
                    {choice.value === value && <Check size={14} aria-hidden />}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                  {choice.hint !== undefined && (
                    <span className="truncate text-dim text-small">{choice.hint}</span>
                  )}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
