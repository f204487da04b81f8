import { PlugZap } from 'lucide-react'
import { snapshots } from '../../i18n/en/snapshots.ts'
import { ErrorPanel, Notice } from '../../ui/notices.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Readings } from './use-readings.ts'

const words = snapshots.fleet

/** Which servers are read now, which could not be, and which cannot be asked at all. */
export const ReadStates = ({ reading, failed, unreachable, lost }: Readings) => (
  <>
    {reading.length > 0 && (
      <ul
        aria-label={words.readingMany(reading.length)}
        className="m-0 flex max-h-24 list-none flex-wrap gap-x-5 gap-y-1.5 overflow-y-auto p-0 text-dim"
      >
        {reading.map(({ id, name }) => (
          <li key={id} className="flex items-center gap-2.5">
            <Progress percent={null} label={words.reading(name)} />
            {words.reading(name)}
          </li>
        ))}
      </ul>
    )}
    {unreachable.length > 0 && (
      <Notice icon={<PlugZap size={16} aria-hidden />}>
        {words.unreachable(unreachable.map(({ name }) => name))}
      </Notice>
    )}
    {lost.length > 0 && (
      <Notice icon={<PlugZap size={16} aria-hidden />}>{words.lost(lost.map(({ name }) => name))}</Notice>
    )}
    {failed.map(({ server, error, retry }) => (
      <ErrorPanel
        key={server.id}
        error={error}
        server={server.name}
        step={words.failed(server.name)}
        onRetry={retry}
      />
    ))}
  </>
)
