import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { t } from '../i18n/en.ts'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children: ReactNode
  /** Buttons at the bottom right; the one that does it is the last. */
  footer?: ReactNode
  size?: 'small' | 'normal' | 'wide'
}

const widths = { small: 'max-w-[420px]', normal: 'max-w-[560px]', wide: 'max-w-[860px]' }

/** The first field, or the dialog itself where there is none: never the button that closes it. */
const focusFirstField = (event: Event): void => {
  const { target } = event
  if (!(target instanceof HTMLElement)) return
  event.preventDefault()
  const field = target.querySelector<HTMLElement>(
    'input:not([type="hidden"]), textarea, select, [role=combobox]',
  )
  ;(field ?? target).focus()
}

export const Dialog = ({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = 'normal',
}: DialogProps) => {
  const before = useRef<Element>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement
            focusFirstField(event)
          }}
          // Radix gives the focus back to a trigger only; ours are opened by keys and menus as well.
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (before.current instanceof HTMLElement) before.current.focus()
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={cx(
            'fixed top-[max(24px,10vh)] left-1/2 z-50 flex max-h-[calc(100vh-max(48px,14vh))] w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-[12px] border border-line bg-panel shadow-float outline-none',
            widths[size],
          )}
        >
          <div className="flex items-start gap-3 px-4 pt-3.5 pb-1">
            <div className="min-w-0 flex-1">
              <Radix.Title className="m-0 font-[650] text-[15px] leading-[22px]">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description asChild>
                  <div className="mt-0.5 text-dim">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label={t.ui.close} size="small" />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-2 pb-4">{children}</div>
          {footer !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
