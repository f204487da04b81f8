import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { recordings } from '../../i18n/en/recordings.ts'
import { moment } from '../../i18n/format.ts'
import { useServer } from '../../live/hooks.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ErrorPanel, Notice } from '../../ui/notices.tsx'
import { Page } from '../../ui/page.tsx'
import { Bone, Skeleton } from '../../ui/skeleton.tsx'
import { no, yes } from '../../ui/verdict.ts'
import { PermittedPage } from '../shell/permitted-page.tsx'
import { readCast } from './cast.ts'
import { Player } from './player.tsx'
import { RecordingState } from './recording-columns.tsx'
import { commandOf, instanceOf } from './recording-name.ts'
import { castQuery, castUrl, recordingsQuery } from './recording-requests.ts'
import { RemoveDialog } from './remove-dialog.tsx'

const words = recordings.player

const Recorded = ({ id }: { id: string }) => {
  const navigate = useNavigate()
  const manages = useMay()('people.manage')
  const { data, error, isPending, refetch } = useQuery(castQuery(id))
  const list = useQuery(recordingsQuery(''))
  const [removing, setRemoving] = useState(false)
  const cast = useMemo(() => (data === undefined ? undefined : readCast(data.text)), [data])
  const row = list.data?.find((one) => one.id === id)
  const server = useServer(row === undefined ? undefined : splitInstanceKey(row.instance).server)
  // One that is not among the newest 500 still knows its instance: `web-1: /bin/sh`.
  const name = row === undefined ? (cast?.title.split(':')[0] ?? '') : instanceOf(row)
  const breaksOff = cast !== undefined && (!cast.whole || data?.whole === false)
  return (
    <Page
      fill
      title={name === '' ? recordings.title : words.title(name)}
      aside={row !== undefined && <RecordingState row={row} />}
      actions={
        data !== undefined && (
          <>
            <a href={castUrl(id)} download={`${id}.cast`} className={buttonClass('plain')}>
              <Download size={15} aria-hidden className="text-dim" />
              {recordings.download}
            </a>
            <Button
              icon={Trash2}
              look="danger"
              can={manages ? yes : no(recordings.removeNeed)}
              onClick={() => setRemoving(true)}
            >
              {recordings.remove}
            </Button>
          </>
        )
      }
    >
      {row !== undefined && (
        <p className="m-0 shrink-0 text-dim [overflow-wrap:anywhere]">
          <code>{commandOf(row)}</code> {words.by(row.person.name)}, {server?.name ?? recordings.goneServer},{' '}
          {moment(row.started)}
        </p>
      )}
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isPending && (
        <Skeleton>
          <Bone className="h-96 w-full" />
        </Skeleton>
      )}
      {data !== undefined && cast === undefined && <Notice tone="bad">{words.notCast}</Notice>}
      {breaksOff && <Notice>{words.cut}</Notice>}
      {cast !== undefined && <Player cast={cast} name={name} />}
      {removing && (
        <RemoveDialog
          id={id}
          name={name}
          onClose={(isRemoved) => {
            setRemoving(false)
            if (isRemoved) void navigate({ to: '/recordings', replace: true })
          }}
        />
      )}
    </Page>
  )
}

/** One recording, played in the browser. */
export const PlayerPage = ({ id }: { id: string }) => (
  <PermittedPage need="audit.view" everywhere title={recordings.title}>
    <Recorded key={id} id={id} />
  </PermittedPage>
)
