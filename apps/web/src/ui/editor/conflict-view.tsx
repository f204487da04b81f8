import { TriangleAlert } from 'lucide-react'
import { editor as words } from '../../i18n/en/editor.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notices.tsx'
import type { Verdict } from '../verdict.ts'
import { CodeView } from './code-view.tsx'
import type { TextContent } from './text-content.ts'
import type { Theirs } from './use-text-editing.ts'

/** Two texts of one thing, and the question which of them it shall be. */
export const ConflictView = ({
  title,
  theirs,
  mine,
  busy,
  can,
  onTake,
  onOverwrite,
  onBack,
}: {
  /** That it has changed, in words for what it is. */
  title: string
  theirs: Theirs
  mine: TextContent
  busy: boolean
  /** Whether anything may be saved now. */
  can?: Verdict | undefined
  onTake: (content: TextContent) => void
  onOverwrite: () => void
  onBack: () => void
}) => {
  const { content } = theirs
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      <Notice icon={<TriangleAlert size={16} aria-hidden />}>
        <b className="font-semibold">{title}</b>
        <div className="text-dim">{words.conflictText}</div>
      </Notice>
      <div className="grid min-h-0 flex-1 grid-cols-2 gap-3 max-sm:grid-cols-1 max-sm:grid-rows-2">
        <section aria-label={words.theirs} className="flex min-h-0 flex-col gap-1">
          <h3 className="m-0 font-[550]">{words.theirs}</h3>
          <div className="min-h-0 flex-1">
            {content === null || content === undefined ? (
              <p className="m-0 text-dim">{content === null ? words.gone : words.noText}</p>
            ) : (
              <CodeView content={content} label={words.theirs} readOnly />
            )}
          </div>
        </section>
        <section aria-label={words.mine} className="flex min-h-0 flex-col gap-1">
          <h3 className="m-0 font-[550]">{words.mine}</h3>
          <div className="min-h-0 flex-1">
            <CodeView content={mine} label={words.mine} readOnly />
          </div>
        </section>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>{words.back}</Button>
        {content !== null && content !== undefined && (
          <Button onClick={() => onTake(content)}>{words.takeTheirs}</Button>
        )}
        <Button look="danger" busy={busy} can={busy ? undefined : can} onClick={onOverwrite}>
          {words.overwrite}
        </Button>
      </div>
    </div>
  )
}
