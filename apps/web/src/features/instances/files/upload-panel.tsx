import { X } from 'lucide-react'
import { useMemo } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { bytes, bytesOf } from '../../../i18n/format.ts'
import { useSlice } from '../../../live/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Section } from '../../../ui/section.tsx'
import { Status, type Tone } from '../../../ui/status.tsx'
import { ByteText } from './byte-text.tsx'
import { nameOf, parentOf } from './file-paths.ts'
import type { FilesOf } from './file-requests.ts'
import {
  cancelUpload,
  dismissUploads,
  hasEnded,
  replaceUploads,
  type Upload,
  type UploadState,
  uploads,
} from './uploads.ts'

const tones: Readonly<Record<UploadState, Tone>> = {
  waiting: 'off',
  sending: 'busy',
  done: 'done',
  exists: 'warn',
  failed: 'bad',
  cancelled: 'off',
}

const Item = ({ upload }: { upload: Upload }) => {
  const { id, path, size, sent, state, failure } = upload
  const name = nameOf(path)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center max-sm:grid-cols-[1fr_auto] gap-x-3 gap-y-0.5 py-1 sm:min-h-[39px]">
      <span className="truncate max-sm:col-span-2" title={path}>
        <span className="font-[550]">
          <ByteText text={name} />
        </span>{' '}
        <span className="text-dim">
          <ByteText text={parentOf(path)} />
        </span>
      </span>
      <span className="flex items-center gap-3 max-sm:flex-row-reverse max-sm:justify-end">
        {state === 'sending' && (
          <Progress percent={size === 0 ? null : (sent / size) * 100} label={files.progressOf(name)} />
        )}
        <span className="min-w-[72px] whitespace-nowrap text-right text-dim tabular-nums">
          {state === 'sending' ? bytesOf(sent, size) : bytes(size)}
        </span>
        <span className="w-[112px]">
          <Status tone={tones[state]} word={files.states[state]} />
        </span>
      </span>
      <span className="flex w-[76px] justify-end">
        {!hasEnded(upload) && (
          <IconButton icon={X} label={files.cancel(name)} onClick={() => cancelUpload(id)} />
        )}
        {state === 'exists' && (
          <Button aria-label={files.replaceOf(name)} onClick={() => replaceUploads([id])}>
            {files.replace}
          </Button>
        )}
      </span>
      {state === 'failed' && failure !== undefined && (
        <span className="col-span-3 text-bad text-small [overflow-wrap:anywhere]">{failure.message}</span>
      )}
    </li>
  )
}

/** What is on its way into this instance, and what became of it, until it is cleared. */
export const UploadPanel = ({ of }: { of: FilesOf }) => {
  const all = useSlice(uploads)
  const isHere = useMemo(
    () => (upload: Upload) =>
      upload.of.server === of.server && upload.of.project === of.project && upload.of.name === of.name,
    [of.server, of.project, of.name],
  )
  const mine = all.filter(isHere)
  const existing = mine.filter(({ state }) => state === 'exists')
  if (mine.length === 0) return null
  const done = mine.filter(({ state }) => state === 'done').length
  return (
    <Section
      title={files.uploads}
      note={
        <span className="flex items-center gap-2">
          <span aria-live="polite">{files.tally(done, mine.length)}</span>
          {existing.length > 1 && (
            <Button onClick={() => replaceUploads(existing.map(({ id }) => id))}>
              {files.replaceAll(existing.length)}
            </Button>
          )}
          {mine.some(hasEnded) && (
            <IconButton icon={X} label={files.dismiss} onClick={() => dismissUploads(isHere)} />
          )}
        </span>
      }
    >
      <ul className="m-0 max-h-56 list-none divide-y divide-line overflow-y-auto p-0">
        {mine.map((upload) => (
          <Item key={upload.id} upload={upload} />
        ))}
      </ul>
    </Section>
  )
}
