import { TriangleAlert } from 'lucide-react'
import { files } from '../../../i18n/en/files.ts'
import { Button } from '../../../ui/button.tsx'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import type { TextContent } from '../../../ui/editor/text-content.ts'
import { Notice } from '../../../ui/notices.tsx'

const words = files.editor

/** What is at the server now; null when the file is gone, undefined when it is no text any more. */
export type Theirs = { content: TextContent | null | undefined; tag: string | undefined }

/** Two texts of one file, and the question which of them it shall be. */
export const ConflictView = ({
  theirs,
  mine,
  busy,
  onTake,
  onOverwrite,
  onBack,
}: {
  theirs: Theirs
  mine: TextContent
  busy: boolean
  onTake: (content: TextContent) => void
  onOverwrite: () => void
  onBack: () => void
}) => {
  const { content } = theirs
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      <Notice icon={<TriangleAlert size={16} aria-hidden />}>
        <b className="font-semibold">{words.conflictTitle}</b>
        <div className="text-dim">{words.conflictText}</div>
      </Notice>
      <div className="grid min-h-0 flex-1 grid-cols-2 gap-3 max-sm:grid-cols-1 max-sm:grid-rows-2">
        <section aria-label={words.theirs} className="flex min-h-0 flex-col gap-1">
          <h3 className="m-0 font-[550]">{words.theirs}</h3>
          <div className="min-h-0 flex-1">
            {content === null || content === undefined ? (
              <p className="m-0 text-dim">{content === null ? words.gone : words.notText}</p>
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
        <Button look="danger" busy={busy} onClick={onOverwrite}>
          {words.overwrite}
        </Button>
      </div>
    </div>
  )
}
