import type { SavedCommand } from '@gantry/protocol/saved-command'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Pencil, Plus, Trash2, Zap } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { reported } from '../../api/reported.ts'
import { useMay, usePerson } from '../../api/session.ts'
import { commands } from '../../i18n/en/commands.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel, Notice } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { no, type Verdict, yes } from '../../ui/verdict.ts'
import { usePaletteEntries } from '../palette/palette-entries.ts'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { CommandTabs } from './command-tabs.tsx'
import { narrowSavedCommand, savedCommandColumns } from './saved-command-columns.tsx'
import { SavedCommandDialog } from './saved-command-dialog.tsx'
import { removeCommand, savedCommandsQuery } from './saved-command-requests.ts'
import type { SavedCommandsSearch } from './saved-commands-search.ts'

const words = commands.saved
const keyOf = ({ id }: SavedCommand): string => id
const nameOf = ({ name }: SavedCommand): string => name

const useMayChange = (): ((command: SavedCommand) => Verdict) => {
  const { id } = usePerson()
  const manages = useMay()('people.manage')
  return useCallback(
    ({ owner }) => (owner.id === id || manages ? yes : no(words.notYours(owner.name))),
    [id, manages],
  )
}

const SavedCommands = ({ search }: { search: SavedCommandsSearch }) => {
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(savedCommandsQuery)
  const mayChange = useMayChange()
  const [removing, setRemoving] = useState<SavedCommand>()
  const show = useCallback(
    (open: string | undefined) => void navigate({ to: '/commands', search: { open }, replace: true }),
    [navigate],
  )
  usePaletteEntries(
    useMemo(
      () => [
        { id: 'add command', label: commands.palette.add, icon: Plus, run: () => show('new') },
        {
          id: 'command runs',
          label: commands.palette.runs,
          icon: Zap,
          run: () => void navigate({ to: '/commands/runs' }),
        },
      ],
      [show, navigate],
    ),
  )
  const actions = useCallback(
    (command: SavedCommand) => (
      <>
        <IconButton
          icon={Pencil}
          label={words.change(command.name)}
          can={mayChange(command)}
          onClick={() => show(command.id)}
        />
        <IconButton
          icon={Trash2}
          label={words.remove(command.name)}
          can={mayChange(command)}
          onClick={() => setRemoving(command)}
        />
      </>
    ),
    [mayChange, show],
  )
  const add = (
    <Button look="primary" icon={Plus} onClick={() => show('new')}>
      {words.add}
    </Button>
  )
  const opened = data?.find(({ id }) => id === search.open)
  const refused = opened !== undefined && !mayChange(opened).ok
  return (
    <Page
      fill
      title={commands.title}
      count={data === undefined ? undefined : words.count(data.length)}
      actions={add}
    >
      <CommandTabs />
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isPending && <TableSkeleton rows={5} columns={6} />}
      {refused && <Notice>{words.notYours(opened.owner.name)}.</Notice>}
      {data?.length === 0 && <Empty icon={Zap} title={words.empty} text={words.emptyText} action={add} />}
      {data !== undefined && data.length > 0 && (
        <DataTable
          label={words.table}
          rows={data}
          columns={savedCommandColumns}
          keyOf={keyOf}
          nameOf={nameOf}
          sort={{ column: 'name', descending: false }}
          onOpen={(command) => mayChange(command).ok && show(command.id)}
          actions={actions}
          actionsWidth={72}
          narrow={narrowSavedCommand}
        />
      )}
      {search.open === 'new' && <SavedCommandDialog command={undefined} onClose={() => show(undefined)} />}
      {opened !== undefined && !refused && (
        <SavedCommandDialog key={opened.id} command={opened} onClose={() => show(undefined)} />
      )}
      {removing !== undefined && (
        <ConfirmDialog
          open
          onOpenChange={() => setRemoving(undefined)}
          title={words.removeTitle(removing.name)}
          action={words.removeAction}
          danger
          onConfirm={() => {
            void reported(removeCommand(removing.id), words.removed(removing.name))
            setRemoving(undefined)
          }}
        >
          <div className="grid gap-2">
            <p className="m-0">{words.removeText}</p>
            <Code>{removing.line}</Code>
          </div>
        </ConfirmDialog>
      )}
    </Page>
  )
}

export const SavedCommandsPage = ({ search }: { search: SavedCommandsSearch }) => (
  <PermittedPage need="instances.exec" title={commands.title}>
    <SavedCommands search={search} />
  </PermittedPage>
)
