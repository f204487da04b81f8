import type { OperationRow } from '@gantry/protocol/operation-row'
import { useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { since } from '../../../i18n/format.ts'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { passingWord } from '../actions/passing.ts'
import { InstanceLog } from './instance-log.tsx'

/** The newest start, restart or stop of the instance, when it is a start that failed. */
export const failedStart = (operations: readonly OperationRow[]): OperationRow | undefined => {
  const last = operations.find((row) => {
    const word = passingWord(row.description)
    return word === 'Starting' || word === 'Restarting' || word === 'Stopping'
  })
  const start = last !== undefined && passingWord(last.description) !== 'Stopping'
  return start && last.status === 'Failure' ? last : undefined
}

/** Why the last start failed, in the server's words, and the log that says more. */
export const FailedStart = ({
  operation,
  server,
  project,
  name,
  logFile,
}: {
  operation: OperationRow
  server: string
  project: string
  name: string
  logFile: string
}) => {
  const [open, setOpen] = useState(false)
  const words = t.instancePage.failedStart
  return (
    <>
      <Notice
        tone="bad"
        actions={
          <NoticeAction onClick={() => setOpen(!open)}>{open ? words.hideLog : words.log}</NoticeAction>
        }
      >
        <b className="font-semibold">{words.title(since(operation.ended ?? operation.updated))}.</b>{' '}
        {operation.error}
      </Notice>
      {open && <InstanceLog server={server} project={project} name={name} file={logFile} />}
    </>
  )
}
