import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

const raised =
  'z-20 max-w-[calc(100%-16px)] animate-[rise_120ms_ease-out] overflow-x-auto rounded-[11px] border border-line bg-panel px-3 py-2 shadow-float [scrollbar-width:none]'

/** Where it stands. */
const looks = {
  plain: '',
  // Over the end of a table, so that its rows do not move for it.
  floating: `absolute bottom-3.5 left-1/2 -translate-x-1/2 ${raised}`,
  // The same where the page scrolls and not the table: at the end of what is seen of it.
  sticky: `sticky bottom-3.5 -mt-[62px] mb-3.5 self-center ${raised}`,
} as const

/** How many rows are selected, what can be done with them (`children`), and the way to select none. */
export const SelectionBar = ({
  label,
  selected,
  clear,
  look = 'plain',
  children,
  onClear,
}: {
  label: string
  /** How many, in words. */
  selected: string
  /** What the button says that clears the selection. */
  clear: string
  look?: keyof typeof looks
  children: ReactNode
  onClear: () => void
}) => (
  <div role="toolbar" aria-label={label} className={cx('flex items-center gap-1.5', looks[look])}>
    <b aria-live="polite" className="mr-1.5 whitespace-nowrap font-semibold">
      {selected}
    </b>
    {children}
    <IconButton icon={X} label={clear} onClick={onClear} />
  </div>
)
