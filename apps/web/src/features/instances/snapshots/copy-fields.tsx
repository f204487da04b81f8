import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../api/session.ts'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { CheckField, Select, TextInput } from '../../../ui/inputs.tsx'
import { poolList } from '../queries.ts'
import type { Copy } from './snapshot-command.ts'

const words = snapshots.copyDialog

/** Name and place of an instance that is made from a snapshot: only what there is a choice of. */
export const CopyFields = ({
  copy,
  problem,
  server,
  pool,
  onChange,
}: {
  copy: Copy
  problem: string | null
  server: ServerRow
  /** The pool that the snapshot is in. */
  pool: string | undefined
  onChange: (part: Partial<Copy>) => void
}) => {
  const may = useMay()
  const pools = useQuery(poolList(server.id, copy.project))
  const projects = [...new Set([copy.project, ...server.projects])].filter((project) =>
    may('instances.manage', { server: server.id, project }),
  )
  const others = pools.data?.filter(({ name }) => name !== pool) ?? []
  return (
    <>
      <Field label={words.name} error={problem ?? undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            value={copy.name}
            maxLength={70}
            onChange={(event) => onChange({ name: event.target.value.trim() })}
          />
        )}
      </Field>
      <div className="grid gap-3 empty:hidden sm:grid-cols-2">
        {projects.length > 1 && (
          <Field label={words.project}>
            {(ids) => (
              <Select
                {...ids}
                value={copy.project}
                onChange={(event) => onChange({ project: event.target.value })}
              >
                {projects.map((project) => (
                  <option key={project} value={project}>
                    {project}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {server.clustered && (
          <Field label={words.member}>
            {(ids) => (
              <Select
                {...ids}
                value={copy.member}
                onChange={(event) => onChange({ member: event.target.value })}
              >
                {server.members.map(({ name, status }) => {
                  const online = status.toLowerCase() === 'online'
                  return (
                    <option key={name} value={name} disabled={!online}>
                      {online ? name : t.create.member.offline(name, status)}
                    </option>
                  )
                })}
              </Select>
            )}
          </Field>
        )}
        {others.length > 0 && (
          <Field label={words.pool}>
            {(ids) => (
              <Select {...ids} value={copy.pool} onChange={(event) => onChange({ pool: event.target.value })}>
                <option value="">{words.samePool(pool)}</option>
                {others.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </div>
      <CheckField
        label={words.start}
        checked={copy.start}
        onChange={(event) => onChange({ start: event.target.checked })}
      />
    </>
  )
}
