import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Field } from '../../../ui/field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { type ExpiryChoice, presets } from './expiry.ts'

const words = snapshots.expiry

const choicesOf = (inherited: boolean): readonly ExpiryChoice[] => [
  ...(inherited ? (['inherited'] as const) : []),
  'never',
  ...presets,
  'date',
]

const inheritedWords = (inherited: string | null | undefined): string =>
  inherited === null ? words.each : words.choices.inherited(inherited ?? '')

/**
 * When a snapshot expires: a span from now on, or a date. `inherited` is what the instance says, where that counts;
 * null where many say it, each for itself.
 */
export const ExpiryFields = ({
  choice,
  date,
  problem,
  inherited,
  onChoice,
  onDate,
}: {
  choice: ExpiryChoice
  date: string
  /** What is wrong with the date. */
  problem: string | undefined
  inherited?: string | null
  onChoice: (choice: ExpiryChoice) => void
  onDate: (date: string) => void
}) => {
  const choices = choicesOf(inherited !== undefined)
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={words.label} help={words.help}>
        {(ids) => (
          <Select
            {...ids}
            value={choice}
            onChange={(event) => {
              const chosen = choices.find((one) => one === event.target.value)
              if (chosen !== undefined) onChoice(chosen)
            }}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {one === 'inherited' ? inheritedWords(inherited) : words.choices[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {choice === 'date' && (
        <Field label={words.date} error={problem}>
          {(ids) => (
            <TextInput
              {...ids}
              type="datetime-local"
              value={date}
              onChange={(event) => onDate(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  )
}
