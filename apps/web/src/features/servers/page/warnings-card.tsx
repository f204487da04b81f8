import type { Warning } from '@gantry/lxd-client/types/warning'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { Status, type Tone } from '../../../ui/status.tsx'
import { Age } from '../../../ui/time.tsx'
import { openWarnings } from '../open-warnings.ts'
import { serverWarnings } from '../server-queries.ts'

const text = t.servers.page.warnings
const fewest = 4
const tones: Record<Warning['severity'], Tone> = { low: 'warn', moderate: 'warn', high: 'bad' }

/** A server that is no cluster calls its location `none`. */
const isMember = (location: string): boolean => location !== '' && location !== 'none'

const Line = ({ warning }: { warning: Warning }) => (
  <li className="grid gap-0.5 border-line border-t py-2 first:border-t-0 first:pt-0 last:pb-0">
    <div className="flex flex-wrap items-center gap-x-2">
      <Status tone={tones[warning.severity]} word={text.severity[warning.severity]} />
      <span className="font-[550]">{warning.type}</span>
      <span className="text-dim">
        {isMember(warning.location) && `${text.onMember(warning.location)}, `}
        {text.times(warning.count)}, <Age at={warning.last_seen_at} />
      </span>
    </div>
    {warning.last_message !== '' && (
      <p className="m-0 text-dim [overflow-wrap:anywhere]">{warning.last_message}</p>
    )}
  </li>
)

const List = ({ warnings }: { warnings: readonly Warning[] }) => {
  const [all, setAll] = useState(false)
  if (warnings.length === 0) return <p className="m-0 text-dim">{text.none}</p>
  const shown = all ? warnings : warnings.slice(0, fewest)
  return (
    <>
      <ul className="m-0 list-none p-0">
        {shown.map((warning) => (
          <Line key={warning.uuid} warning={warning} />
        ))}
      </ul>
      {warnings.length > fewest && (
        <Button look="ghost" className="mt-1.5 -ml-2.5" onClick={() => setAll(!all)}>
          {all ? text.fewer : text.more(warnings.length - fewest)}
        </Button>
      )}
    </>
  )
}

/** What the server itself finds wrong and nobody has acknowledged, the worst first. */
export const WarningsCard = ({ server }: { server: ServerRow }) => {
  const supported = server.extensions.includes('warnings')
  const permitted = useMay()('view', { server: server.id })
  const asks = supported && permitted && server.state === 'online'
  const { data, error, isPending, refetch } = useQuery({
    ...serverWarnings(server.id),
    enabled: asks,
    select: openWarnings,
  })
  if (server.state !== 'online' && data === undefined) return null
  return (
    <Section title={text.title} note={data === undefined || data.length === 0 ? undefined : data.length}>
      {!supported && <p className="m-0 text-dim">{text.notSupported}</p>}
      {supported && !permitted && <p className="m-0 text-dim">{text.notPermitted}</p>}
      {asks && isPending && (
        <Skeleton>
          <Bone className="h-3 w-2/3" />
        </Skeleton>
      )}
      {error && <ErrorPanel error={error} server={server.name} onRetry={() => void refetch()} />}
      {data !== undefined && <List warnings={data} />}
    </Section>
  )
}
