import type { ServerRow } from '@gantry/protocol/server-row'
import { transferWays } from '@gantry/protocol/transfer'
import { useMay } from '../../../api/session.ts'
import { transfer as words } from '../../../i18n/en/transfer.ts'
import { t } from '../../../i18n/en.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { CheckField, Select, TextInput } from '../../../ui/inputs.tsx'
import { MemberSelect } from '../place/member-select.tsx'
import { ProjectSelect } from '../place/project-select.tsx'
import { ServerSelect } from '../place/server-select.tsx'
import { MappingFields } from './mapping-fields.tsx'
import type { TransferForm } from './transfer-form.ts'
import type { Target } from './use-target.ts'

const ways = ['auto', ...transferWays] as const

/** Where to, under which name, and how. */
export const TransferFields = ({
  form,
  servers,
  target,
  named,
  nameProblem,
  isAdmin,
  onChange,
}: {
  form: TransferForm
  servers: readonly ServerRow[]
  target: Target
  /** The name of the one instance; undefined for several, which keep theirs. */
  named: string | undefined
  nameProblem: string | null
  /** Whether the person is an administrator of the new server. */
  isAdmin: boolean
  onChange: (part: Partial<TransferForm>) => void
}) => {
  const may = useMay()
  const server = servers.find(({ id }) => id === form.server)
  const projects = (server?.projects ?? []).filter((project) =>
    may('instances.manage', { server: form.server, project }),
  )
  return (
    <>
      <div className="flex">
        <Choices
          label={words.what.label}
          value={form.move ? 'move' : 'copy'}
          onChange={(what) => onChange({ move: what === 'move' })}
          choices={[
            { id: 'copy', label: words.what.copy },
            { id: 'move', label: words.what.move },
          ]}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <ServerSelect
          servers={servers}
          value={form.server}
          problem={null}
          onChange={(chosen) => {
            // What was chosen of the other server means nothing on this one.
            const to = servers.find(({ id }) => id === chosen)
            const allowed = (to?.projects ?? []).filter((project) =>
              may('instances.manage', { server: chosen, project }),
            )
            const project = allowed.includes(form.project) ? form.project : (allowed[0] ?? 'default')
            onChange({ server: chosen, project, member: '', pool: '', profiles: {}, networks: {} })
          }}
        />
        {projects.length > 1 && (
          <ProjectSelect
            projects={projects}
            value={form.project}
            onChange={(project) => onChange({ project, profiles: {}, networks: {} })}
          />
        )}
        {server?.clustered && (
          <MemberSelect
            members={server.members}
            value={form.member}
            automatic={t.create.member.automatic}
            onChange={(member) => onChange({ member })}
          />
        )}
        {target.pools.length > 1 && (
          <Field label={words.pool.label}>
            {(ids) => (
              <Select {...ids} value={form.pool} onChange={(event) => onChange({ pool: event.target.value })}>
                <option value="">{words.pool.auto}</option>
                {target.pools.map((pool) => (
                  <option key={pool}>{pool}</option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {named !== undefined && (
          <Field label={words.name} error={nameProblem ?? undefined}>
            {(ids) => (
              <TextInput
                {...ids}
                value={form.name}
                placeholder={named}
                maxLength={70}
                onChange={(event) => onChange({ name: event.target.value.trim() })}
              />
            )}
          </Field>
        )}
        <Field label={words.way.label} help={words.way.help[form.way]}>
          {(ids) => (
            <Select
              {...ids}
              value={form.way}
              onChange={(event) =>
                onChange({ way: ways.find((way) => way === event.target.value) ?? 'auto' })
              }
            >
              {ways.map((way) => (
                <option key={way} value={way}>
                  {words.way.names[way]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <MappingFields form={form} target={target} serverName={server?.name ?? ''} onChange={onChange} />
      </div>
      <CheckField
        label={words.snapshots.label}
        {...(isAdmin ? {} : { help: words.snapshots.admins })}
        checked={form.snapshots}
        onChange={(event) => onChange({ snapshots: event.target.checked })}
      />
      {!form.move && form.way !== 'backup' && (
        <CheckField
          label={words.refresh.label}
          help={words.refresh.help}
          checked={form.refresh}
          onChange={(event) => onChange({ refresh: event.target.checked })}
        />
      )}
      <CheckField
        label={words.start}
        checked={form.start}
        onChange={(event) => onChange({ start: event.target.checked })}
      />
    </>
  )
}
