import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../api/session.ts'
import { copying } from '../../../i18n/en/copying.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/inputs.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { MemberSelect } from '../place/member-select.tsx'
import { ProjectSelect } from '../place/project-select.tsx'
import { poolList } from '../queries.ts'

const words = copying.place

/** Where on its server an instance is or goes; an empty pool is the one it has. */
export type Placed = { project: string; member: string; pool: string }

/** Project, cluster member and pool: only what there is a choice of. */
export const PlaceSelects = ({
  placed,
  server,
  pool,
  nowhere,
  onChange,
}: {
  placed: Placed
  server: ServerRow
  /** The pool that it is in. */
  pool: string | undefined
  /** What is said where there is no choice at all. */
  nowhere?: string
  onChange: (part: Partial<Placed>) => void
}) => {
  const may = useMay()
  const pools = useQuery(poolList(server.id, placed.project))
  const projects = [...new Set([placed.project, ...server.projects])].filter((project) =>
    may('instances.manage', { server: server.id, project }),
  )
  const others = pools.data?.filter(({ name }) => name !== pool) ?? []
  const hasChoice = projects.length > 1 || server.clustered || others.length > 0
  if (!hasChoice && pools.isError) return <ErrorPanel error={pools.error} />
  if (!hasChoice) return nowhere === undefined || pools.isPending ? null : <p className="m-0">{nowhere}</p>
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {projects.length > 1 && (
        <ProjectSelect
          projects={projects}
          value={placed.project}
          onChange={(project) => onChange({ project })}
        />
      )}
      {server.clustered && (
        <MemberSelect
          members={server.members}
          value={placed.member}
          onChange={(member) => onChange({ member })}
        />
      )}
      {others.length > 0 && (
        <Field label={words.pool}>
          {(ids) => (
            <Select {...ids} value={placed.pool} onChange={(event) => onChange({ pool: event.target.value })}>
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
  )
}
