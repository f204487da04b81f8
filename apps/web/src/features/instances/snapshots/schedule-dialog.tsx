import type { Profile } from '@gantry/lxd-client/types/profile'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useState } from 'react'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { Notice } from '../../../ui/notices.tsx'
import { toast } from '../../../ui/toast.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { FollowedDialog } from '../../operations/followed-dialog.tsx'
import { useFollowed } from '../../operations/use-followed.ts'
import type { ActionContext } from '../actions/can.ts'
import { changeInstance, putOf } from '../change-instance.ts'
import type { ForChange } from '../queries.ts'
import { canSnapshot } from './can-snapshot.ts'
import { printSchedule } from './schedule.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import { type Problems, settingProblems, toldApart } from './schedule-words.ts'
import {
  changesOf,
  ownSettings,
  rebased,
  type Setting,
  type SettingKey,
  type Settings,
  settingKeys,
  settingOf,
  withSettings,
} from './settings.ts'
import { settingsCommand } from './snapshot-command.ts'

const words = snapshots.schedule

/** What another change made of the settings meanwhile. */
const ChangedMeanwhile = ({ settings }: { settings: Settings }) => (
  <Notice>
    <p className="m-0 font-[550]">{words.changed}</p>
    <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-3">
      {settingKeys.map((key) => (
        <div key={key} className="contents">
          <dt>
            <code className="text-small">{key}</code>
          </dt>
          <dd className="m-0 [overflow-wrap:anywhere]">
            {settings[key] === '' ? (
              <span className="text-dim">{words.unset}</span>
            ) : (
              <code className="text-small">{settings[key]}</code>
            )}
          </dd>
        </div>
      ))}
    </dl>
    <p className="m-0">{words.changedNext}</p>
  </Notice>
)

const canSave = (changes: Partial<Settings>, wrong: Problems): Verdict => {
  if (Object.keys(wrong).length > 0) return no(snapshots.why.problems)
  return Object.keys(changes).length === 0 ? no(snapshots.why.noChange) : yes
}

/**
 * Changes when snapshots are taken by themselves. What is saved replaces exactly the settings that were read when the
 * dialog was opened: what somebody else made of them meanwhile is told here, and not overwritten unseen.
 */
export const ScheduleDialog = ({
  row,
  context,
  read,
  profiles,
  names,
  onClose,
}: {
  row: InstanceRow
  context: ActionContext
  read: ForChange
  profiles: readonly Profile[] | undefined
  names: readonly string[]
  onClose: () => void
}) => {
  const followed = useFollowed(row.server, onClose)
  const [base, setBase] = useState(read)
  const [isOld, setIsOld] = useState(false)
  const [settings, setSettings] = useState(() => ownSettings(read.instance))
  const own = ownSettings(base.instance)
  // What nobody touched stays as it is, even where we would write it otherwise.
  const written = (key: SettingKey, print: (text: string) => string): string =>
    settings[key] === own[key] ? own[key] : print(settings[key])
  const trimmed = (text: string): string => text.trim()
  const wanted: Settings = {
    ...settings,
    'snapshots.schedule': written('snapshots.schedule', printSchedule),
    'snapshots.pattern': written('snapshots.pattern', trimmed),
    'snapshots.expiry': written('snapshots.expiry', trimmed),
  }
  const changes = changesOf(own, wanted)
  const { wrong, unread } = toldApart(settingProblems(wanted), changes)
  const of = (key: SettingKey): Setting => settingOf(key, base.instance, profiles)
  const submit = async (): Promise<void> => {
    const result = await followed.ask(
      changeInstance(
        row,
        (now) => Object.keys(changesOf(own, ownSettings(now))).length === 0,
        (now) => putOf(now, { config: withSettings(now.config, wanted) }),
      ),
    )
    if (!result.ok) return
    const newer = result.value
    if (newer === undefined) {
      toast.done(words.saved)
      return followed.finish()
    }
    setBase(newer)
    setSettings((mine) => rebased(own, mine, ownSettings(newer.instance)))
    setIsOld(true)
  }
  return (
    <FollowedDialog
      title={words.dialogTitle(row.name)}
      action={words.save}
      can={all(canSnapshot('schedule', row, context), canSave(changes, wrong))}
      followed={followed}
      command={settingsCommand({ ...row, of: context.server }, changes)}
      onSubmit={submit}
    >
      {isOld && <ChangedMeanwhile settings={own} />}
      <ScheduleFields
        // Other values than those it began with: what it offers depends on them.
        key={base.etag}
        settings={settings}
        inherited={{
          'snapshots.schedule': of('snapshots.schedule'),
          'snapshots.schedule.stopped': of('snapshots.schedule.stopped'),
          'snapshots.pattern': of('snapshots.pattern'),
          'snapshots.expiry': of('snapshots.expiry'),
        }}
        wrong={wrong}
        unread={unread}
        names={names}
        onChange={(part) => setSettings({ ...settings, ...part })}
      />
    </FollowedDialog>
  )
}
