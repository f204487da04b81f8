import { memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { cx } from '../../../ui/cx.ts'
import { type Block, blocksOf } from './log-text.ts'

const lineHeight = 19

/** The text of one block with what was found in it marked. */
const marked = (block: Block, places: readonly number[], length: number, current: number): ReactNode[] => {
  const parts: ReactNode[] = []
  let at = 0
  for (const place of places) {
    const from = place - block.start
    parts.push(block.text.slice(at, from))
    parts.push(
      <mark
        key={place}
        aria-current={place === current || undefined}
        className={cx(
          'rounded-[2px]',
          place === current
            ? 'bg-accent text-on'
            : 'bg-[color-mix(in_srgb,var(--warn)_34%,transparent)] text-text',
        )}
      >
        {block.text.slice(from, from + length)}
      </mark>,
    )
    at = from + length
  }
  parts.push(block.text.slice(at))
  return parts
}

const BlockView = memo(
  ({ block, places, length, current }: { block: Block; places: string; length: number; current: number }) => (
    <div
      style={{
        contentVisibility: 'auto',
        containIntrinsicSize: `auto ${block.lines * lineHeight}px`,
      }}
    >
      {marked(block, places === '' ? [] : places.split(' ').map(Number), length, current)}
    </div>
  ),
)

const isIn = (block: Block, place: number): boolean =>
  place >= block.start && place < block.start + block.text.length

/** `scrollIntoView` would move the whole page as well. */
const showIn = (box: HTMLElement, mark: Element): void => {
  const frame = box.getBoundingClientRect()
  const { top, left, right } = mark.getBoundingClientRect()
  box.scrollTop += top - frame.top - box.clientHeight / 2
  if (left < frame.left || right > frame.right) box.scrollLeft += left - frame.left - box.clientWidth / 2
}

/**
 * A log in a box of its own, at its end to begin with. `matches` are the places of what is searched, of `length`
 * characters each, and `current` the one that is shown.
 */
export const LogView = ({
  label,
  text,
  wrap,
  matches,
  length,
  current,
  asked,
}: {
  label: string
  text: string
  wrap: boolean
  matches: readonly number[]
  length: number
  current: number | undefined
  /** Changes when the person asks to see the current one: it comes into view then, and not with each new line. */
  asked: string
}) => {
  const box = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  const blocks = useMemo(() => blocksOf(text), [text])
  // As texts, so that a block whose places stay the same is not drawn again.
  const placesOf = useMemo(() => {
    const places = new Map<Block, string>()
    let next = 0
    for (const block of blocks) {
      const from = next
      while (next < matches.length && isIn(block, matches[next] ?? -1)) next += 1
      places.set(block, matches.slice(from, next).join(' '))
    }
    return places
  }, [blocks, matches])
  // Whoever reads the end goes on reading it when more comes; whoever scrolled up stays there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the reason to look
  useLayoutEffect(() => {
    if (box.current !== null && atEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [text, wrap])
  // biome-ignore lint/correctness/useExhaustiveDependencies: being asked is the reason to look
  useEffect(() => {
    const mark = box.current?.querySelector('mark[aria-current]')
    if (box.current && mark) showIn(box.current, mark)
  }, [asked])
  return (
    <section
      ref={box}
      aria-label={label}
      // A scrolling box must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 2 * lineHeight
      }}
      className="max-h-[max(320px,calc(100vh-340px))] min-h-48 overflow-auto rounded-panel border border-line bg-panel px-3.5 py-3"
    >
      <pre
        className={cx(
          'm-0 text-small leading-[19px]',
          wrap ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : 'w-max min-w-full',
        )}
      >
        {blocks.map((block) => (
          <BlockView
            key={block.start}
            block={block}
            places={placesOf.get(block) ?? ''}
            length={length}
            current={current !== undefined && isIn(block, current) ? current : -1}
          />
        ))}
      </pre>
    </section>
  )
}
