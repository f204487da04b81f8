import type { ServerRow } from '@gantry/protocol/server-row'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { t } from '../../../i18n/en.ts'
import { number } from '../../../i18n/format.ts'
import { useInstances } from '../../../live/hooks.ts'
import { type PlainColumn, PlainTable } from '../../../ui/plain-table.tsx'
import { Section } from '../../../ui/section.tsx'
import { countByProject } from '../instance-tally.ts'

const text = t.servers.page.projects
type ProjectRow = { server: string; name: string; instances: number }

const columns: readonly PlainColumn<ProjectRow>[] = [
  { id: 'name', title: text.name, cell: (row) => row.name, wide: true },
  {
    id: 'instances',
    title: text.instances,
    right: true,
    cell: (row) => (
      <Link
        to="/instances"
        search={{ server: row.server, project: row.name }}
        aria-label={text.instancesIn(row.instances, row.name)}
      >
        {number(row.instances)}
      </Link>
    ),
  },
]

export const ProjectsTab = ({ server }: { server: ServerRow }) => {
  const instances = useInstances()
  const rows = useMemo(() => {
    const counts = countByProject(instances, server.id)
    return server.projects
      .toSorted()
      .map((name) => ({ server: server.id, name, instances: counts.get(name) ?? 0 }))
  }, [instances, server.id, server.projects])
  return (
    <Section title={t.servers.page.tabs.projects} note={rows.length}>
      {rows.length === 0 ? (
        <p className="m-0 text-dim">{text.none}</p>
      ) : (
        <PlainTable label={text.table} columns={columns} rows={rows} rowKey={(row) => row.name} />
      )}
    </Section>
  )
}
