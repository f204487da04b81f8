import type { SavedCommand } from '@gantry/protocol/saved-command'
import { commands } from '../../i18n/en/commands.ts'
import type { Column, NarrowRow } from '../../ui/table/column.ts'
import { Age } from '../../ui/time.tsx'

const titles = commands.saved.columns

/** Several lines as one, for a row. */
const shortLine = ({ line }: SavedCommand): string => line.trim().replaceAll(/\s*\n\s*/g, ' ⏎ ')
const variables = ({ environment }: SavedCommand): string => Object.keys(environment).join(', ')

export const savedCommandColumns: readonly Column<SavedCommand>[] = [
  {
    id: 'name',
    header: titles.name,
    width: 160,
    grow: 1,
    sort: ({ name }) => name,
    title: ({ name }) => name,
    cell: ({ name }) => <b className="font-[550]">{name}</b>,
  },
  {
    id: 'line',
    header: titles.line,
    width: 220,
    grow: 3,
    mono: true,
    sort: ({ line }) => line,
    title: ({ line }) => line,
    cell: shortLine,
  },
  {
    id: 'user',
    header: titles.user,
    width: 100,
    mono: true,
    sort: ({ user }) => user ?? commands.saved.root,
    cell: ({ user }) => user ?? commands.saved.root,
  },
  {
    id: 'environment',
    header: titles.environment,
    width: 120,
    grow: 0.6,
    quiet: true,
    title: variables,
    cell: variables,
  },
  {
    id: 'owner',
    header: titles.owner,
    width: 120,
    grow: 0.5,
    quiet: true,
    sort: ({ owner }) => owner.name,
    cell: ({ owner }) => owner.name,
  },
  {
    id: 'changed',
    header: titles.changed,
    width: 84,
    align: 'right',
    quiet: true,
    sort: ({ changed }) => changed,
    cell: ({ changed }) => <Age at={changed} />,
  },
]

export const narrowSavedCommand = (row: SavedCommand): NarrowRow => ({
  title: <b className="font-[550]">{row.name}</b>,
  line: <code>{shortLine(row)}</code>,
})
