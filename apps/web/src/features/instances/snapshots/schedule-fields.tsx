import { isTrue } from '@gantry/lxd-client/config-value'
import { useState } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Field } from '../../../ui/field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { NextTimes } from './next-times.tsx'
import { nextName } from './pattern.ts'
import type { Setting, SettingKey, Settings } from './settings.ts'

const words = snapshots.schedule

/** The words that are offered; whatever else is set is shown as a line to be written. */
const offered = ['@hourly', '@daily', '@weekly', '@monthly', '@startup', '@never'] as const
type Choice = 'inherited' | (typeof offered)[number] | 'custom'

const choiceOf = (schedule: string): Choice =>
  schedule === '' ? 'inherited' : (offered.find((word) => word === schedule) ?? 'custom')

const startLine = '0 6 * * *'

/** What an empty field means: the value of the profiles, or what servers do where nothing is set. */
const emptyMeans = ({ inherited, profile }: Setting, fallback: string): string =>
  inherited === '' ? fallback : words.inheritedValue(inherited, profile ?? '')

export const ScheduleFields = ({
  settings,
  inherited,
  problems,
  names,
  onChange,
}: {
  settings: Settings
  inherited: Readonly<Record<SettingKey, Setting>>
  problems: Partial<Record<SettingKey, string>>
  names: readonly string[]
  onChange: (part: Partial<Settings>) => void
}) => {
  const [choice, setChoice] = useState(choiceOf(settings['snapshots.schedule']))
  const stopped = settings['snapshots.schedule.stopped']
  const stoppedInherited = isTrue(inherited['snapshots.schedule.stopped'].inherited)
  const line = settings['snapshots.schedule'] || inherited['snapshots.schedule'].inherited
  const pattern = settings['snapshots.pattern'] || inherited['snapshots.pattern'].inherited
  const next = problems['snapshots.pattern'] === undefined ? nextName(pattern, names, new Date()) : undefined
  const choose = (chosen: Choice): void => {
    setChoice(chosen)
    const written = { inherited: '', custom: choiceOf(line) === 'custom' ? line : startLine }
    onChange({
      'snapshots.schedule': chosen === 'inherited' || chosen === 'custom' ? written[chosen] : chosen,
    })
  }
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={words.when}>
          {(ids) => (
            <Select
              {...ids}
              value={choice}
              onChange={(event) => {
                const chosen = (['inherited', ...offered, 'custom'] as const).find(
                  (one) => one === event.target.value,
                )
                if (chosen !== undefined) choose(chosen)
              }}
            >
              <option value="inherited">
                {words.choices.inherited(inherited['snapshots.schedule'].inherited)}
              </option>
              {offered
                // Where no profile has a schedule, leaving it empty says the same.
                .filter((word) => word !== '@never' || line !== '')
                .map((word) => (
                  <option key={word} value={word}>
                    {words.choices[word]}
                  </option>
                ))}
              <option value="custom">{words.choices.custom}</option>
            </Select>
          )}
        </Field>
        <Field label={words.stoppedLabel}>
          {(ids) => (
            <Select
              {...ids}
              value={stopped === '' ? '' : String(isTrue(stopped))}
              onChange={(event) => onChange({ 'snapshots.schedule.stopped': event.target.value })}
            >
              <option value="">{words.stoppedChoices.inherited(stoppedInherited)}</option>
              <option value="true">{words.stoppedChoices.true}</option>
              {(stoppedInherited || (stopped !== '' && !isTrue(stopped))) && (
                <option value="false">{words.stoppedChoices.false}</option>
              )}
            </Select>
          )}
        </Field>
      </div>
      {choice === 'custom' && (
        <Field label={words.cron} help={words.cronHelp} error={problems['snapshots.schedule']}>
          {(ids) => (
            <TextInput
              {...ids}
              mono
              value={settings['snapshots.schedule']}
              onChange={(event) => onChange({ 'snapshots.schedule': event.target.value })}
            />
          )}
        </Field>
      )}
      {line !== '' && problems['snapshots.schedule'] === undefined && (
        <div className="text-dim">
          <NextTimes schedule={line} />
        </div>
      )}
      <Field
        label={words.pattern}
        optional
        error={problems['snapshots.pattern']}
        help={
          <>
            {words.patternHelp(emptyMeans(inherited['snapshots.pattern'], words.defaultPattern))}{' '}
            {next !== undefined && words.patternPreview(next)}
          </>
        }
      >
        {(ids) => (
          <TextInput
            {...ids}
            mono
            value={settings['snapshots.pattern']}
            onChange={(event) => onChange({ 'snapshots.pattern': event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words.expiry}
        optional
        error={problems['snapshots.expiry']}
        help={words.expiryHelp(emptyMeans(inherited['snapshots.expiry'], words.forever))}
      >
        {(ids) => (
          <TextInput
            {...ids}
            mono
            value={settings['snapshots.expiry']}
            onChange={(event) => onChange({ 'snapshots.expiry': event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
