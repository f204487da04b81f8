import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { operationKey } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { restore as words } from '../../../i18n/en/restore.ts'
import { bytesOf } from '../../../i18n/format.ts'
import { useServerNames, useSlice } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { Status } from '../../../ui/status.tsx'
import { TransferPanel } from '../../../ui/transfer-panel.tsx'
import { yes } from '../../../ui/verdict.ts'
import { OperationPanel } from '../../operations/operation-panel.tsx'
import { dismissRestore, type Restore, restores } from './restores.ts'

const Done = ({ restore }: { restore: Restore }) => {
  const made = restore.instance === undefined ? undefined : splitInstanceKey(restore.instance)
  const title = words.done(made?.name ?? restore.file)
  return (
    <section
      aria-label={title}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-[8px] border border-line bg-panel px-3 py-[7px]"
    >
      <Status tone="done" word={title} />
      <span className="ml-auto flex items-center gap-3">
        {made !== undefined && (
          <Link to="/instances/$server/$project/$name" params={made}>
            {words.open(made.name)}
          </Link>
        )}
        <IconButton icon={X} label={words.dismiss} onClick={() => dismissRestore(restore.id)} />
      </span>
    </section>
  )
}

const Panel = ({ restore }: { restore: Restore }) => {
  const { id, file, server, stage, sent, size, operation, failure, cancel } = restore
  const nameOf = useServerNames()
  const place = nameOf(server) ?? server
  useSlice(live.operations.all)
  if (stage === 'done') return <Done restore={restore} />
  if (stage === 'failed') {
    return (
      <Notice
        tone="bad"
        actions={<NoticeAction onClick={() => dismissRestore(id)}>{words.dismiss}</NoticeAction>}
      >
        <b className="font-semibold">{words.failed(file, place)}</b>: {failure?.message}
      </Notice>
    )
  }
  if (stage === 'unpacking' && operation !== undefined) {
    const row = live.operations.byKey().get(operationKey({ server, id: operation }))
    return <OperationPanel title={words.unpacking(file, place)} operation={row} />
  }
  return (
    <TransferPanel
      title={words.sending(file, place)}
      percent={size === 0 ? null : (sent / size) * 100}
      text={sent < size ? bytesOf(sent, size) : words.taking}
      can={yes}
      onCancel={cancel}
    />
  )
}

/** What was sent from this window and what became of it. A new one comes into view: its button may be far below. */
export const RestorePanels = () => {
  const all = useSlice(restores)
  const box = useRef<HTMLDivElement>(null)
  const newest = all.at(-1)?.id
  useEffect(() => {
    if (newest !== undefined) box.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  return all.length === 0 ? null : (
    <div ref={box} className="flex scroll-my-14 flex-col gap-3">
      {all.map((restore) => (
        <Panel key={restore.id} restore={restore} />
      ))}
    </div>
  )
}
