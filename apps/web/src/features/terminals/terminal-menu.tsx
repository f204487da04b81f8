import type { TerminalRow } from '@gantry/protocol/terminal'
import { reported } from '../../api/reported.ts'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { useSlice } from '../../live/hooks.ts'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { copyText, readClipboard } from './clipboard.ts'
import { detach } from './detach.ts'
import { changePreferences, stepFontSize, terminalPreferences } from './preferences.ts'
import { terminalName } from './terminal-name.ts'
import { removeTerminal, shareTerminal } from './terminal-requests.ts'
import { themeNames } from './themes.ts'
import { broadcast, toggleBroadcast } from './typing.ts'

const words = t.terminals.menu
const shares = ['none', 'read', 'write'] as const

const screenOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-terminal="${CSS.escape(id)}"]`)?.gantryTerminal

const pasteInto = async (id: string): Promise<void> => {
  const text = await readClipboard()
  const area = screenOf(id)?.textarea
  if (text === undefined || area === undefined) return
  // As the browser's own paste, so that several lines are asked about in one place.
  const data = new DataTransfer()
  data.setData('text/plain', text)
  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
}

/** What can be done with the terminal that is looked at. */
export const TerminalMenu = ({
  id,
  row,
  dock,
  onSearch,
  onTakeOut,
}: {
  id: string
  row: TerminalRow | undefined
  /** How it leaves its side of the dock; not in a window of its own. */
  dock?: { isSplit: boolean; onMove: () => void }
  onSearch: () => void
  onTakeOut: () => void
}) => {
  const preferences = useSlice(terminalPreferences)
  const chosen = useSlice(broadcast)
  const person = usePerson()
  const name = row === undefined ? t.terminals.one : terminalName(row)
  const own = row?.owner.id === person.id

  const end = async (): Promise<void> => {
    if (await reported(removeTerminal(id))) onTakeOut()
  }
  // A picture has no text to search, and nothing to read along: whoever sees it can type.
  const isPicture = row?.kind === 'vga'
  const textItems = (): MenuItem[] => [
    { label: words.search, hint: 'Ctrl Shift F', onSelect: onSearch },
    {
      label: words.copy,
      hint: 'Ctrl Shift C',
      onSelect: () => copyText(screenOf(id)?.getSelection() ?? ''),
    },
    { label: words.paste, hint: 'Ctrl Shift V', onSelect: () => void pasteInto(id) },
    { label: words.clear, onSelect: () => screenOf(id)?.clear() },
    'line',
    {
      label: words.bigger,
      stay: true,
      onSelect: () => stepFontSize(1),
    },
    {
      label: words.smaller,
      stay: true,
      onSelect: () => stepFontSize(-1),
    },
    { heading: words.themes },
    ...themeNames.map((theme) => ({
      label: words.theme[theme],
      checked: preferences.theme === theme,
      stay: true,
      onSelect: () => changePreferences({ theme }),
    })),
    'line',
  ]
  const items = (): MenuItem[] => [
    ...(isPicture ? [] : textItems()),
    {
      label: words.clipboard,
      checked: preferences.clipboard,
      stay: true,
      onSelect: () => changePreferences({ clipboard: !preferences.clipboard }),
    },
    ...(isPicture
      ? []
      : [{ label: words.broadcast, checked: chosen.has(id), onSelect: () => toggleBroadcast(id) }]),
    ...(dock === undefined
      ? []
      : [
          { label: dock.isSplit ? words.toOther : t.terminals.split, onSelect: dock.onMove },
          {
            label: words.detach,
            onSelect: () => {
              detach(id)
              onTakeOut()
            },
          },
        ]),
    ...(own
      ? [
          { heading: words.share },
          ...shares
            .filter((value) => !isPicture || value !== 'read')
            .map((value) => ({
              label: words.shares[value],
              checked: row?.share === value,
              onSelect: () => void reported(shareTerminal(id, { share: value })),
            })),
          'line' as const,
          { label: words.end, danger: true, onSelect: () => void end() },
        ]
      : []),
  ]
  return <Menu label={t.terminals.moreFor(name)} items={items} />
}
