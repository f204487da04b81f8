import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { RecordingSettings } from '@gantry/protocol/recording'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Settings2, Trash2, Video } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { recordings } from '../../i18n/en/recordings.ts'
import { useServerNames } from '../../live/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { RestingSearch } from '../../ui/resting-search.tsx'
import { TableSkeleton } from '../../ui/skeleton.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { usePaletteEntries } from '../palette/palette-entries.ts'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { narrowRecording, type RecordingRow, recordingColumns } from './recording-columns.tsx'
import { instanceOf } from './recording-name.ts'
import { recordingSettingsQuery, recordingsQuery } from './recording-requests.ts'
import type { RecordingSearch } from './recording-search.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { settingsWords } from './settings-words.ts'

const words = recordings
const keyOf = ({ id }: RecordingRow): string => id

const useRows = (text: string) => {
  const nameOf = useServerNames()
  const list = useQuery(recordingsQuery(text))
  const rows = useMemo(
    () =>
      (list.data ?? []).map((row): RecordingRow => {
        const { server } = splitInstanceKey(row.instance)
        return { ...row, serverName: nameOf(server) ?? words.goneServer }
      }),
    [list.data, nameOf],
  )
  return { list, rows, nameOf }
}

const NoRecordings = ({
  text,
  settings,
  onClear,
}: {
  text: string
  settings: RecordingSettings | undefined
  onClear: () => void
}) => {
  if (text !== '') {
    return (
      <Empty icon={Video} title={words.filtered} action={<Button onClick={onClear}>{words.clear}</Button>} />
    )
  }
  const isOn = settings !== undefined && settings.roles.length + settings.servers.length > 0
  return <Empty icon={Video} title={words.empty} text={isOn ? words.emptyOn : words.emptyText} />
}

const List = ({ search }: { search: RecordingSearch }) => {
  const navigate = useNavigate()
  const text = search.text ?? ''
  const { list, rows, nameOf } = useRows(text)
  const settings = useQuery(recordingSettingsQuery)
  const may = useMay()
  const manages = may('people.manage')
  const canRemove = useMemo(() => (manages ? yes : no(words.removeNeed)), [manages])
  const canSet = useMemo(() => (manages ? yes : no(words.settings.need)), [manages])
  const [removing, setRemoving] = useState<RecordingRow>()
  const show = useCallback(
    (change: Partial<RecordingSearch>) =>
      void navigate({ to: '/recordings', search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  )
  const onText = useCallback((next: string) => show({ text: next === '' ? undefined : next }), [show])
  usePaletteEntries(
    useMemo(
      () => [
        {
          id: 'recording settings',
          label: words.settings.title,
          icon: Settings2,
          can: canSet,
          run: () => show({ settings: true }),
        },
      ],
      [show, canSet],
    ),
  )
  const actions = useCallback(
    (row: RecordingRow) => (
      <IconButton
        icon={Trash2}
        label={words.removeOf(instanceOf(row))}
        can={canRemove}
        onClick={() => setRemoving(row)}
      />
    ),
    [canRemove],
  )
  return (
    <Page
      fill
      title={words.title}
      count={list.data === undefined ? undefined : words.count(rows.length)}
      actions={
        <Button icon={Settings2} can={canSet} onClick={() => show({ settings: true })}>
          {words.settings.open}
        </Button>
      }
    >
      <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <RestingSearch label={words.search} value={text} onChange={onText} />
        {settings.data !== undefined && (
          <span className="text-dim">{settingsWords(settings.data, nameOf)}</span>
        )}
      </search>
      {list.error !== null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {settings.error !== null && (
        <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {list.isPending && <TableSkeleton rows={8} columns={8} />}
      {list.data !== undefined && rows.length === 0 && (
        <NoRecordings text={text} settings={settings.data} onClear={() => onText('')} />
      )}
      {rows.length > 0 && (
        <DataTable
          label={words.table}
          rows={rows}
          columns={recordingColumns}
          keyOf={keyOf}
          nameOf={instanceOf}
          sort={{ column: 'started', descending: true }}
          onOpen={({ id }) => void navigate({ to: '/recordings/$id', params: { id } })}
          actions={actions}
          actionsWidth={42}
          narrow={narrowRecording}
        />
      )}
      {search.settings === true && canSet.ok && settings.data !== undefined && (
        <SettingsDialog settings={settings.data} onClose={() => show({ settings: undefined })} />
      )}
      {removing !== undefined && (
        <RemoveDialog id={removing.id} name={instanceOf(removing)} onClose={() => setRemoving(undefined)} />
      )}
    </Page>
  )
}

/** What was recorded, and whose sessions are. */
export const RecordingsPage = ({ search }: { search: RecordingSearch }) => (
  <PermittedPage need="audit.view" everywhere title={words.title}>
    <List search={search} />
  </PermittedPage>
)
