import { snapshots } from '../../i18n/en/snapshots.ts'
import { number } from '../../i18n/format.ts'
import { Choices } from '../../ui/choices.tsx'
import { Select } from '../../ui/inputs.tsx'
import { type FleetRow, isShown } from './fleet-rows.ts'
import { dayChoices, type Shown, type SnapshotsSearch, usualDays } from './snapshots-search.ts'

const words = snapshots.fleet

/** Which instances are shown, with how many there are of each, and from when on a snapshot is old. */
export const FleetFilters = ({
  rows,
  shown,
  days,
  now,
  onChange,
}: {
  rows: readonly FleetRow[]
  shown: Shown
  days: number
  now: number
  onChange: (part: Pick<SnapshotsSearch, 'show'> | Pick<SnapshotsSearch, 'days'>) => void
}) => {
  const count = (one: Shown): string => number(rows.filter((row) => isShown(row, one, days, now)).length)
  return (
    <div className="flex max-w-full flex-wrap items-center gap-2">
      <Choices
        label={words.filter}
        value={shown}
        onChange={(one) => onChange({ show: one === 'all' ? undefined : one })}
        choices={[
          { id: 'all', label: words.filters.all, count: count('all') },
          { id: 'none', label: words.filters.none, count: count('none') },
          { id: 'old', label: words.filters.old(days), count: count('old') },
        ]}
      />
      <span className="w-28 shrink-0">
        <Select
          aria-label={words.days}
          value={days}
          onChange={(event) => {
            const chosen = dayChoices.find((one) => String(one) === event.target.value)
            onChange({ days: chosen === usualDays ? undefined : chosen })
          }}
        >
          {dayChoices.map((one) => (
            <option key={one} value={one}>
              {words.daysOption(one)}
            </option>
          ))}
        </Select>
      </span>
    </div>
  )
}
