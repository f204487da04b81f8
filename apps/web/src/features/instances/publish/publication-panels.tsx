import type { InstanceRow } from '@gantry/protocol/instance-row'
import { operationKey } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { useServer, useSlice } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import { IconButton } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/code.tsx'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { Status } from '../../../ui/status.tsx'
import { OperationPanel } from '../../operations/operation-panel.tsx'
import { draftFromImage } from './draft-from-image.ts'
import { dismissPublication, type Publication, publications } from './publications.ts'

const words = t.instancePage.published

const Running = ({ publication }: { publication: Publication }) => {
  const { server, operation, name } = publication
  useSlice(live.operations.all)
  const row = live.operations.byKey().get(operationKey({ server, id: operation }))
  return <OperationPanel title={words.running(name)} operation={row} />
}

const Done = ({ publication, row }: { publication: Publication; row: InstanceRow }) => {
  const { fingerprint, operation } = publication
  const server = useServer(publication.server)
  return (
    <section
      aria-label={words.done(row.name)}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-[8px] border border-line bg-panel px-3 py-[7px]"
    >
      <Status tone="done" word={words.done(row.name)} />
      {fingerprint !== undefined && (
        <span className="flex items-center gap-1">
          <code className="text-small">{fingerprint.slice(0, 12)}</code>
          <CopyButton text={fingerprint} label={words.copy} />
        </span>
      )}
      <span className="ml-auto flex items-center gap-3">
        {fingerprint !== undefined && server !== undefined && (
          <Link to="/instances/new" onClick={() => draftFromImage(fingerprint, row, server)}>
            {words.use}
          </Link>
        )}
        <IconButton icon={X} label={words.dismiss} onClick={() => dismissPublication(operation)} />
      </span>
    </section>
  )
}

/** There may be no image and no running instance either: both are told. */
const Failed = ({ publication }: { publication: Publication }) => {
  const { name, operation, failure, notStarted } = publication
  const told = [
    { text: words.failed(name), why: failure },
    { text: words.notStarted(name), why: notStarted },
  ].filter(({ why }) => why !== undefined)
  if (told.length === 0) return null
  return (
    <Notice
      tone="bad"
      actions={
        <NoticeAction onClick={() => dismissPublication(operation)}>{t.create.progress.dismiss}</NoticeAction>
      }
    >
      {told.map(({ text, why }) => (
        <p key={text} className="m-0">
          <b className="font-semibold">{text}</b>: {why?.message}
        </p>
      ))}
    </Notice>
  )
}

/** The images that are made of the instance, and those that were, until they are dismissed. */
export const PublicationPanels = ({ row }: { row: InstanceRow }) => {
  const own = useSlice(publications).filter(
    ({ server, project, name }) => server === row.server && project === row.project && name === row.name,
  )
  return own.map((publication) => {
    const { operation, state } = publication
    return (
      <div key={operation} className="contents">
        {state === 'running' && <Running publication={publication} />}
        {state === 'done' && <Done publication={publication} row={row} />}
        <Failed publication={publication} />
      </div>
    )
  })
}
