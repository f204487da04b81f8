import { snapshots } from '../../../i18n/en/snapshots.ts'
import { useNow } from '../../../ui/use-now.ts'
import { readSchedule, timesOf } from './schedule.ts'

const words = snapshots.schedule

const clock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** When a schedule comes next: the times of its lines of cron, and what its words mean. Nothing where it cannot be read. */
export const NextTimes = ({ schedule }: { schedule: string }) => {
  const now = useNow()
  const read = readSchedule(schedule)
  if (!read.ok) return null
  const { aliases, crons } = read.schedule
  const times = timesOf(read.schedule, new Date(now), 3)
  return (
    <>
      {aliases.length > 0 && (
        <ul className="m-0 list-none p-0">
          {aliases.map((alias) => (
            <li key={alias}>{words.aliases[alias]}</li>
          ))}
        </ul>
      )}
      {times.length > 0 && (
        <>
          <ul className="m-0 flex list-none flex-wrap gap-x-4 p-0">
            {times.map((time) => (
              <li key={time.getTime()}>
                <time dateTime={time.toISOString()}>{clock.format(time)}</time>
              </li>
            ))}
          </ul>
          <span className="text-dim text-small">{words.clock}</span>
        </>
      )}
      {crons.length > 0 && times.length === 0 && <span className="text-warn">{words.never}</span>}
    </>
  )
}
