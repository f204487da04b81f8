import type { InstanceAction } from '@gantry/protocol/actions'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { t } from '../../../i18n/en.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { type ActionContext, canSome } from './can.ts'
import { actionCommands } from './command.ts'
import { useServerMap } from './use-action-context.ts'

/** Names that are written out; of more there is a number. */
const shown = 12

const loses = (action: InstanceAction): action is keyof typeof t.instances.confirm.text =>
  action in t.instances.confirm.text

const stops = (action: InstanceAction): boolean => action === 'stop' || action === 'force-stop'

/** What will be lost, of which instances, which are left out and why, and the command that does the same. */
export const ActionConfirm = ({
  action,
  rows,
  contextOf,
  onClose,
  onConfirm,
}: {
  action: InstanceAction
  rows: readonly InstanceRow[]
  contextOf: (row: InstanceRow) => ActionContext
  onClose: () => void
  onConfirm: (rows: readonly InstanceRow[]) => void
}) => {
  const servers = useServerMap()
  const { able, unable } = canSome(action, rows, contextOf)
  const many = able.length > 1
  const texts = many ? t.instances.confirm.textMany : t.instances.confirm.text
  const ephemeral = stops(action) ? able.filter((row) => row.ephemeral).map((row) => row.name) : []
  const commands = actionCommands(action, able, servers)
  const place = (row: InstanceRow): string =>
    `${servers.get(row.server)?.name ?? row.server} · ${row.project}`
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.instances.confirm.title(action, able.length, able[0]?.name ?? '')}
      action={t.instances.confirm.button(action, able.length)}
      danger={action === 'delete' || action === 'force-stop'}
      command={commands.join('\n')}
      {...(action === 'delete' && many ? { typed: String(able.length) } : {})}
      onConfirm={() => onConfirm(able)}
    >
      <div className="flex flex-col gap-2.5">
        {loses(action) && <p className="m-0">{texts[action]}</p>}
        {ephemeral.length > 0 && <p className="m-0 text-warn">{t.instances.confirm.ephemeral(ephemeral)}</p>}
        <ul className="m-0 max-h-48 list-none overflow-y-auto rounded-control border border-line p-0">
          {able.slice(0, shown).map((row) => (
            <li key={instanceKey(row)} className="flex gap-3 border-line border-b px-2.5 py-1 last:border-0">
              <span className="min-w-0 flex-1 truncate font-[550]">{row.name}</span>
              <span className="shrink-0 text-dim">{place(row)}</span>
            </li>
          ))}
          {able.length > shown && (
            <li className="px-2.5 py-1 text-dim">{t.instances.confirm.more(able.length - shown)}</li>
          )}
        </ul>
        {unable.length > 0 && (
          <div className="text-dim">
            <p className="m-0">{t.instances.confirm.leftOut(unable.length)}</p>
            <ul className="m-0 list-none p-0">
              {unable.slice(0, 5).map(({ row, why }) => (
                <li key={instanceKey(row)} className="[overflow-wrap:anywhere]">
                  {row.name}: {why}
                </li>
              ))}
              {unable.length > 5 && <li>{t.instances.confirm.more(unable.length - 5)}</li>}
            </ul>
          </div>
        )}
      </div>
    </ConfirmDialog>
  )
}
