import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { t } from '../../../i18n/en.ts'
import { bytes } from '../../../i18n/format.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/inputs.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { type ResourceSummary, resourceSummary } from '../resource-summary.ts'
import { serverResources } from '../server-queries.ts'
import { MemoryCard } from './memory-card.tsx'
import { DisksTable, GpusTable, PortsTable, ProcessorsTable } from './resource-tables.tsx'

const text = t.servers.page.resources

const MemberSelect = ({ server, member }: { server: ServerRow; member: string | undefined }) => {
  const navigate = useNavigate()
  return (
    <Field label={text.member}>
      {(ids) => (
        <Select
          {...ids}
          className="max-w-60"
          value={member}
          onChange={(event) =>
            void navigate({
              to: '/servers/$server',
              params: { server: server.id },
              search: { tab: 'resources', member: event.target.value },
              replace: true,
            })
          }
        >
          {server.members.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
    </Field>
  )
}

const Loading = () => (
  <Skeleton>
    <div className="grid gap-3 md:grid-cols-2" aria-hidden="true">
      {[text.processors, text.memory, text.disks, text.ports].map((title) => (
        <Section key={title} title={title}>
          <div className="grid gap-3 py-1">
            <Bone className="h-3 w-2/3" />
            <Bone className="h-3 w-1/2" />
          </div>
        </Section>
      ))}
    </div>
  </Skeleton>
)

const Summary = ({ summary }: { summary: ResourceSummary }) => (
  <div className="grid gap-3">
    <div className="grid items-start gap-3 md:grid-cols-2">
      <Section
        title={text.processors}
        note={`${text.threads(summary.threads)}, ${summary.architecture}`}
        className="min-w-0"
      >
        <ProcessorsTable rows={summary.processors} />
      </Section>
      <MemoryCard memory={summary.memory} machine={summary.machine} />
    </div>
    <Section
      title={text.disks}
      note={
        summary.disks.length === 0
          ? undefined
          : bytes(summary.disks.reduce((sum, disk) => sum + disk.size, 0))
      }
    >
      <DisksTable rows={summary.disks} />
    </Section>
    <Section title={text.ports} note={summary.ports.length || undefined}>
      <PortsTable rows={summary.ports} />
    </Section>
    <Section title={text.gpus} note={summary.gpus.length || undefined}>
      <GpusTable rows={summary.gpus} />
    </Section>
  </div>
)

/** The hardware of the machine; of a cluster, of the chosen member. */
export const ResourcesTab = ({ server, member }: { server: ServerRow; member: string | undefined }) => {
  const chosen = server.clustered
    ? (server.members.find(({ name }) => name === member) ?? server.members[0])?.name
    : undefined
  const online = server.state === 'online'
  const { data, error, isPending, refetch } = useQuery({
    ...serverResources(server.id, chosen),
    enabled: online,
    select: resourceSummary,
  })
  return (
    <div className="grid gap-3">
      {server.clustered && <MemberSelect server={server} member={chosen} />}
      {online && isPending && <Loading />}
      {error && <ErrorPanel error={error} server={server.name} onRetry={() => void refetch()} />}
      {data !== undefined && <Summary summary={data} />}
      {!online && data === undefined && <p className="m-0 text-dim">{text.offline}</p>}
    </div>
  )
}
