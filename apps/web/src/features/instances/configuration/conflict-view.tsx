import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { configuration } from '../../../i18n/en/configuration.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Editable } from './editable.ts'
import { type Change, compare, type Part } from './merge.ts'

const words = configuration.conflict

const nameOf = ({ section, key }: Part): string => `${words.sections[section]} ${key}`.trim()

const Value = ({ label, value }: { label: string; value: string | undefined }) => (
  <div className="min-w-0">
    <div className="text-dim text-small">{label}</div>
    {value === undefined ? (
      <span className="text-dim">{words.none}</span>
    ) : (
      <pre className="m-0 max-h-40 overflow-auto whitespace-pre-wrap font-mono text-small [overflow-wrap:anywhere]">
        {value}
      </pre>
    )}
  </div>
)

const Row = ({
  change,
  mine,
  onMine,
}: {
  change: Change
  /** Whether ours is kept; undefined where nothing is to be chosen. */
  mine?: boolean
  onMine?: (mine: boolean) => void
}) => (
  <li className="flex flex-col gap-1.5 border-line border-b px-3 py-2 last:border-0">
    <div className="flex flex-wrap items-center gap-3">
      <b className="min-w-0 flex-1 font-[550] [overflow-wrap:anywhere]">{nameOf(change)}</b>
      {mine !== undefined && (
        <Choices
          label={nameOf(change)}
          value={mine ? 'mine' : 'theirs'}
          onChange={(chosen) => onMine?.(chosen === 'mine')}
          choices={[
            { id: 'mine', label: words.mine },
            { id: 'theirs', label: words.theirs },
          ]}
        />
      )}
    </div>
    <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
      <Value label={words.before} value={change.base} />
      {mine !== undefined && <Value label={words.mine} value={change.mine} />}
      <Value label={words.theirs} value={change.theirs} />
    </div>
  </li>
)

/** Both versions part by part: what is taken over, what collides, and which of the two it shall be. */
export const ConflictView = ({
  base,
  mine,
  theirs,
  onGoOn,
  onDrop,
}: {
  base: Editable
  mine: Editable
  theirs: Editable
  onGoOn: (kept: readonly Part[]) => void
  onDrop: () => void
}) => {
  const { taken, conflicts } = compare(base, mine, theirs)
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set())
  const isMine = (part: Part): boolean => !given.has(nameOf(part))
  const choose = (part: Part, keep: boolean): void => {
    const next = new Set(given)
    if (keep) next.delete(nameOf(part))
    else next.add(nameOf(part))
    setGiven(next)
  }
  return (
    <>
      <Notice icon={<TriangleAlert size={16} aria-hidden />}>
        <b className="font-semibold">{words.title}</b>
        <div className="text-dim">{conflicts.length > 0 ? words.text : words.noConflict}</div>
      </Notice>
      {conflicts.length > 0 && (
        <Section title={words.conflicts}>
          <ul className="m-0 list-none p-0">
            {conflicts.map((change) => (
              <Row
                key={nameOf(change)}
                change={change}
                mine={isMine(change)}
                onMine={(keep) => choose(change, keep)}
              />
            ))}
          </ul>
        </Section>
      )}
      {taken.length > 0 && (
        <Section title={words.taken}>
          <ul className="m-0 list-none p-0">
            {taken.map((change) => (
              <Row key={nameOf(change)} change={change} />
            ))}
          </ul>
        </Section>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDrop}>{words.drop}</Button>
        <Button look="primary" onClick={() => onGoOn(conflicts.filter(isMine))}>
          {words.go}
        </Button>
      </div>
    </>
  )
}
