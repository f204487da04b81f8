import { isTrue } from '@gantry/lxd-client/config-value'
import type { Instance } from '@gantry/lxd-client/types/instance'
import type { Profile } from '@gantry/lxd-client/types/profile'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Button } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import { NextTimes } from './next-times.tsx'
import { isScheduled } from './schedule.ts'
import { effectiveValue, type Setting, type SettingKey, settingOf } from './settings.ts'

const words = snapshots.schedule

/** A value, and whose it is. */
const Value = ({ setting, text, fallback }: { setting: Setting; text?: string; fallback: string }) => {
  const value = effectiveValue(setting)
  if (value === '') {
    return (
      <>
        {fallback} <span className="text-dim">{words.fallback}</span>
      </>
    )
  }
  return (
    <>
      {text ?? <code className="text-small">{value}</code>}{' '}
      <span className="text-dim">{setting.own === '' ? words.profile(setting.profile) : words.own}</span>
    </>
  )
}

/** When snapshots are taken by themselves, their names, for how long, and where each of that is set. */
export const ScheduleSection = ({
  instance,
  profiles,
  can,
  onChange,
}: {
  instance: Instance
  /** Undefined while they are not read. */
  profiles: readonly Profile[] | undefined
  can: Verdict
  onChange: () => void
}) => {
  const of = (key: SettingKey): Setting => settingOf(key, instance, profiles)
  const schedule = of('snapshots.schedule')
  const stopped = of('snapshots.schedule.stopped')
  const line = effectiveValue(schedule)
  const scheduled = isScheduled(line)
  return (
    <Section
      title={words.title}
      note={
        <Button can={can} onClick={onChange}>
          {words.change}
        </Button>
      }
    >
      <DescriptionList
        entries={[
          { term: words.when, value: <Value setting={schedule} fallback={words.none} /> },
          scheduled && { term: words.next, value: <NextTimes schedule={line} /> },
          {
            term: words.pattern,
            value: <Value setting={of('snapshots.pattern')} fallback={words.defaultPattern} />,
          },
          { term: words.expiry, value: <Value setting={of('snapshots.expiry')} fallback={words.forever} /> },
          {
            term: words.stopped,
            value: (
              <Value
                setting={stopped}
                text={isTrue(effectiveValue(stopped)) ? words.yes : words.no}
                fallback={words.no}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}
