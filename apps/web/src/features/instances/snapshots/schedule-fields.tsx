import { isTrue } from '@gantry/lxd-client/config-value'
import { type ReactNode, useState } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Field } from '../../../ui/field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { NextTimes } from './next-times.tsx'
import { nextName } from './pattern.ts'
import type { Problems } from './schedule-words.ts'
import type { Setting, SettingKey, Settings } from './settings.ts'

const words = snapshots.schedule

/** The words that are offered; whatever else is set is shown as a line to be written. */
const offered = ['@hourly', '@daily', '@weekly', '@monthly', '@startup', '@never'] as const
type Choice = 'inherited' | (typeof offered)[number] | 'custom'

const choiceOf = (schedule: string): Choice =>
  schedule === '' ? 'inherited' : (offered.find((word) => word === schedule) ?? 'custom')

const startLine = '0 6 * * *'

/** What an empty field means: the value of the profiles, or what servers do where nothing is set. */
const emptyMeans = ({ inherited, profile }: Setting, fallback: string): string => {
  if (inherited === undefined) return words.inheritedUnknown
  return inherited === '' ? fallback : words.inheritedValue(inherited, profile)
}

export const ScheduleFields = ({
  settings,
  inherited,
  wrong,
  unread,
  names,
  onChange,
}: {
  settings: Settings
  inherited: Readonly<Record<SettingKey, Setting>>
  /** What is wrong with what was changed. */
  wrong: Problems
  /** What we cannot read of what was there before. */
  unread: Problems
  names: readonly string[]
  onChange: (part: Partial<Settings>) => void
}) => {
  const [choice, setChoice] = useState(choiceOf(settings['snapshots.schedule']))
  const isRead = (key: SettingKey): boolean => wrong[key] === undefined && unread[key] === undefined
  const helpOf = (key: SettingKey, help: ReactNode): ReactNode =>
    unread[key] === undefined ? help : <span className="text-warn">{words.unread(unread[key])}</span>
  const stopped = settings['snapshots.schedule.stopped']
  const { inherited: stoppedByProfile } = inherited['snapshots.schedule.stopped']
  const stoppedInherited = stoppedByProfile === undefined ? undefined : isTrue(stoppedByProfile)
  const line = settings['snapshots.schedule'] || (inherited['snapshots.schedule'].inherited ?? '')
  const pattern = settings['snapshots.pattern'] || inherited['snapshots.pattern'].inherited
  const next =
    pattern !== undefined && isRead('snapshots.pattern') ? nextName(pattern, names, new Date()) : undefined
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
                .filter(
                  (word) =>
                    word !== '@never' ||
                    inherited['snapshots.schedule'].inherited !== '' ||
                    settings['snapshots.schedule'] === '@never',
                )
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
              {(stoppedInherited !== false || (stopped !== '' && !isTrue(stopped))) && (
                <option value="false">{words.stoppedChoices.false}</option>
              )}
            </Select>
          )}
        </Field>
      </div>
      {choice === 'custom' && (
        <Field
          label={words.cron}
          help={helpOf('snapshots.schedule', words.cronHelp)}
          error={wrong['snapshots.schedule']}
        >
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
      {line !== '' && isRead('snapshots.schedule') && (
        <div className="text-dim">
          <NextTimes schedule={line} />
        </div>
      )}
      <Field
        label={words.pattern}
        optional
        error={wrong['snapshots.pattern']}
        help={helpOf(
          'snapshots.pattern',
          <>
            {words.patternHelp(emptyMeans(inherited['snapshots.pattern'], words.defaultPattern))}{' '}
            {next !== undefined && words.patternPreview(next)}
          </>,
        )}
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
        error={wrong['snapshots.expiry']}
        help={helpOf(
          'snapshots.expiry',
          words.expiryHelp(emptyMeans(inherited['snapshots.expiry'], words.forever)),
        )}
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
