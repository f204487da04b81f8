import type { ServerRow } from '@gantry/protocol/server-row'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { toFailure } from '../../api/result.ts'
import { t } from '../../i18n/en.ts'
import { bytes } from '../../i18n/format.ts'
import { cx } from '../../ui/cx.ts'
import { TextInput } from '../../ui/inputs.tsx'
import { NoticeAction } from '../../ui/notices.tsx'
import { Bone, Skeleton } from '../../ui/skeleton.tsx'
import { ImageOption } from './image-option.tsx'
import { originName, type PickImage, searchImages } from './pick-image.ts'
import { usePickImages } from './use-pick-images.ts'

const words = t.images.picker

/** How many are drawn; a catalogue has thousands, and nobody reads further than this. */
const cap = 60

const sourceKey = (image: PickImage): string =>
  image.origin.kind === 'server' ? `server/${image.origin.server}` : `remote/${image.origin.remote.id}`

/** An image of any server or catalogue, found by words. */
export const ImagePicker = ({
  servers,
  project,
  server,
  value,
  onChange,
  problem,
}: {
  servers: readonly ServerRow[]
  project: string
  /** Where the instance will be: its own images come first. */
  server: string
  value: PickImage | null
  onChange: (image: PickImage) => void
  problem: string | null
}) => {
  const id = useId()
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const { images, isPending, failed } = usePickImages(servers, project)
  const wanted = useDeferredValue(text)
  const sources = useMemo(() => {
    const names = new Map(images.map((image) => [sourceKey(image), originName(image.origin)]))
    return [...names].sort(
      ([a, one], [b, other]) => b.charAt(0).localeCompare(a.charAt(0)) || one.localeCompare(other),
    )
  }, [images])
  const found = searchImages(
    images.filter((image) => source === '' || sourceKey(image) === source),
    wanted,
    server,
  )
  const chip = (key: string, label: string) => (
    <button
      key={key}
      type="button"
      aria-pressed={source === key}
      onClick={() => setSource(key)}
      className={cx(
        'h-[26px] whitespace-nowrap rounded-full border px-2.5',
        source === key
          ? 'border-transparent bg-sel font-[550] text-accent'
          : 'border-line bg-panel hover:bg-hover',
      )}
    >
      {label}
    </button>
  )
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {sources.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a box and a legend of its own
        <div
          role="group"
          aria-label={words.sources}
          className="flex gap-1.5 overflow-x-auto [scrollbar-width:none]"
        >
          {chip('', words.everything)}
          {sources.map(([key, name]) => chip(key, name))}
        </div>
      )}
      <div
        role="radiogroup"
        aria-label={words.label}
        data-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        className={cx(
          'max-h-[264px] min-h-[44px] overflow-y-auto rounded-control border bg-panel',
          problem === null ? 'border-line' : 'border-bad',
        )}
      >
        {found.slice(0, cap).map((image) => (
          <ImageOption
            key={image.key}
            name={id}
            image={image}
            checked={image.key === value?.key}
            onChoose={() => onChange(image)}
          />
        ))}
        {found.length > cap && <p className="m-0 px-3 py-2 text-dim">{words.more(found.length - cap)}</p>}
        {found.length === 0 && !isPending && (
          <p className="m-0 px-3 py-3 text-dim">{images.length === 0 ? words.none : words.noMatch}</p>
        )}
        {found.length === 0 && isPending && (
          <Skeleton>
            <div className="flex flex-col gap-4 p-3">
              {['a', 'b', 'c'].map((key) => (
                <Bone key={key} className="h-3 w-2/3" />
              ))}
            </div>
          </Skeleton>
        )}
      </div>
      {failed.map(({ name, error, retry }) => (
        <p key={name} className="m-0 flex items-baseline gap-2 text-small">
          <span className="min-w-0 text-warn [overflow-wrap:anywhere]">
            {words.failed(name)}: {toFailure(error).message}
          </span>
          <NoticeAction onClick={retry}>{t.ui.tryAgain}</NoticeAction>
        </p>
      ))}
      {value !== null && (
        <p className="m-0 text-dim">
          {words.chosen}: <span className="text-text">{value.title}</span>, {originName(value.origin)},{' '}
          {bytes(value.size)}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className="m-0 text-bad text-small">
          {problem}
        </p>
      )}
    </div>
  )
}
