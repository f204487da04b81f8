import { useNavigate } from '@tanstack/react-router'
import { t } from '../../../i18n/en.ts'
import { useServers, useSlice } from '../../../live/hooks.ts'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { type Creation, creations, dismissCreation, draft } from './creations.ts'

const words = t.create.progress

/** Instances that could not be created: why, whole, and the form once more with everything still in it. */
export const CreationNotices = ({ of }: { of?: (creation: Creation) => boolean }) => {
  const navigate = useNavigate()
  const servers = useServers()
  const failed = useSlice(creations).filter(
    (creation) => creation.state !== 'running' && (of === undefined || of(creation)),
  )
  const again = (creation: Creation): void => {
    draft.set(creation.form)
    dismissCreation(creation.operation)
    void navigate({ to: '/instances/new' })
  }
  return failed.map((creation) => {
    const name = creation.name === '' ? t.instances.placeholder.nameless : creation.name
    const server = servers.find((row) => row.id === creation.server)?.name ?? creation.server
    return (
      <Notice
        key={creation.operation}
        tone={creation.state === 'failed' ? 'bad' : 'warn'}
        actions={
          <>
            <NoticeAction onClick={() => again(creation)}>{words.again}</NoticeAction>
            <NoticeAction onClick={() => dismissCreation(creation.operation)}>{words.dismiss}</NoticeAction>
          </>
        }
      >
        <b className="font-semibold">
          {creation.state === 'failed' ? words.failed(name, server) : words.cancelled(name)}
        </b>
        {creation.error === '' ? '' : `: ${creation.error}`}
      </Notice>
    )
  })
}
