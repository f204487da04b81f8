import { Columns3 } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { buttonClass } from '../button.tsx'
import { Menu, type MenuItem } from '../menu.tsx'

/** Which columns are shown. `always` cannot be taken away. */
export const ColumnsMenu = <Id extends string>({
  columns,
  visible,
  always,
  onChange,
  onReset,
}: {
  columns: readonly { id: Id; header: string }[]
  visible: readonly Id[]
  always: readonly Id[]
  onChange: (visible: Id[]) => void
  onReset: () => void
}) => {
  const items = (): MenuItem[] => [
    ...columns
      .filter(({ id }) => !always.includes(id))
      .map(({ id, header }) => ({
        label: header,
        checked: visible.includes(id),
        stay: true,
        onSelect: () =>
          onChange(
            columns
              .map((column) => column.id)
              .filter((one) => (one === id ? !visible.includes(one) : visible.includes(one))),
          ),
      })),
    'line',
    { label: t.ui.resetColumns, onSelect: onReset },
  ]
  return (
    <Menu label={t.ui.columns} items={items} className={buttonClass('plain')}>
      <Columns3 size={15} aria-hidden className="text-dim" />
      <span className="max-sm:sr-only">{t.ui.columns}</span>
    </Menu>
  )
}
