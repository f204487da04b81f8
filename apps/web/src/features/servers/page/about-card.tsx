import type { ServerEnvironment } from '@gantry/lxd-client/types/server'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../../i18n/en.ts'
import { milliseconds, moment, none, since, words } from '../../../i18n/format.ts'
import { type Description, DescriptionList } from '../../../ui/description-list.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { Age } from '../../../ui/time.tsx'
import { serverAbout } from '../server-queries.ts'

const text = t.servers.page.about

/** `lxc | qemu` with `5.0.2 | 7.2.0` becomes `lxc 5.0.2, qemu 7.2.0`. */
const paired = (names: string, versions: string): string => {
  const version = versions.split(' | ')
  return names
    .split(' | ')
    .map((name, index) => `${name} ${version[index] ?? ''}`.trim())
    .join(', ')
}

const fromServer = (environment: ServerEnvironment): Description[] => [
  { term: text.host, value: environment.server_name || none },
  { term: text.os, value: `${environment.os_name} ${environment.os_version}`.trim() || none },
  { term: text.kernel, value: `${environment.kernel} ${environment.kernel_version}` },
  { term: text.architectures, value: words(environment.architectures) },
  { term: text.drivers, value: paired(environment.driver, environment.driver_version) || none },
  { term: text.storage, value: paired(environment.storage, environment.storage_version) || none },
  { term: text.firewall, value: environment.firewall || none },
]

const known = (server: ServerRow): Description[] => [
  {
    term: text.product,
    value: server.product === null ? none : `${t.servers.products[server.product]} ${server.version ?? ''}`,
  },
]

const ours = (server: ServerRow): Description[] => [
  { term: text.latency, value: milliseconds(server.latency) },
  {
    term: text.seen,
    value:
      server.state === 'online'
        ? t.servers.seenNow
        : server.lastSeen === null
          ? t.servers.neverSeen
          : since(server.lastSeen),
  },
  {
    term: text.added,
    value: (
      <>
        {moment(server.added)}{' '}
        <span className="text-dim">
          (<Age at={server.added} />)
        </span>
      </>
    ),
  },
]

const Loading = () => (
  <Skeleton>
    <div className="mt-1.5 grid gap-3">
      {['w-40', 'w-52', 'w-44', 'w-36', 'w-48'].map((width) => (
        <Bone key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  </Skeleton>
)

/** What the server is: what is in its row at once, and the rest from the server itself while it answers. */
export const AboutCard = ({ server }: { server: ServerRow }) => {
  const online = server.state === 'online'
  const { data, error, isPending, refetch } = useQuery({ ...serverAbout(server.id), enabled: online })
  return (
    <Section title={text.title}>
      <DescriptionList
        entries={[
          ...known(server),
          ...(data === undefined ? [] : fromServer(data.environment)),
          ...ours(server),
        ]}
      />
      {online && isPending && <Loading />}
      {error && online && (
        <div className="mt-3">
          <ErrorPanel error={error} server={server.name} onRetry={() => void refetch()} />
        </div>
      )}
    </Section>
  )
}
