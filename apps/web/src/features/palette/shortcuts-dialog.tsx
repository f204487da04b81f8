import { t } from '../../i18n/en.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { shortcutsOpen } from '../shell/shell-state.ts'

const words = t.palette.shortcuts
const { key } = words

const groups: readonly { title: string; rows: readonly (readonly [string[], string])[] }[] = [
  {
    title: words.anywhere,
    rows: [
      [[key.ctrl, 'K'], words.palette],
      [['/'], words.search],
      [['g', 'h'], words.overview],
      [['g', 'i'], words.instances],
      [['g', 'o'], words.operations],
      [['g', 's'], words.servers],
      [['o'], words.pane],
      [['?'], words.help],
      [['Esc'], words.close],
    ],
  },
  {
    title: words.tables,
    rows: [
      [[key.up, key.down], words.move],
      [[key.home, key.end], words.ends],
      [[key.enter], words.open],
      [[key.space], words.select],
      [[key.shift, key.up, key.down], words.range],
      [[key.ctrl, 'A'], words.all],
    ],
  },
]

export const ShortcutsDialog = () => (
  <Dialog open onOpenChange={(open) => shortcutsOpen.set(open)} title={words.title}>
    <div className="grid gap-6 sm:grid-cols-2">
      {groups.map(({ title, rows }) => (
        <div key={title}>
          <h3 className="m-0 mb-1.5 font-[550] text-dim text-small">{title}</h3>
          <dl className="m-0 grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1.5">
            {rows.map(([keys, label]) => (
              <div key={label} className="contents">
                <dt>{label}</dt>
                <dd className="m-0 flex justify-end gap-1">
                  {keys.map((name) => (
                    <kbd
                      key={name}
                      className="min-w-5 rounded-[4px] border border-line bg-bg px-1.5 text-center font-sans text-tiny leading-[18px]"
                    >
                      {name}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  </Dialog>
)
