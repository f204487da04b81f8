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

/** When a schedule comes next: the times of a line of cron, or what its words mean. Nothing where it cannot be read. */
export const NextTimes = ({ schedule }: { schedule: string }) => {
  const now = useNow()
  const read = readSchedule(schedule)
  if (!read.ok || read.schedule.kind === 'none') return null
  if (read.schedule.kind === 'aliases') {
    return (
      <ul className="m-0 list-none p-0">
        {read.schedule.aliases.map((alias) => (
          <li key={alias}>{words.aliases[alias]}</li>
        ))}
      </ul>
    )
  }
  const times = timesOf(read.schedule, new Date(now), 3)
  if (times.length === 0) return <span className="text-warn">{words.never}</span>
  return (
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
  )
}
