import { useQuery } from '@tanstack/react-query'
import { metadata } from '../../../i18n/en/metadata.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DiscardQuestion } from '../../../ui/discard-question.tsx'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { ConflictView } from '../files/conflict-view.tsx'
import type { Edited, OpenedText } from './metadata-queries.ts'
import { useTextEdit } from './use-text-edit.ts'

const words = metadata.editor

export type TextEditProps = {
  title: string
  label: string
  edited: Edited
  command: string
  /** Whether it may be saved at all. */
  can: Verdict
  /** What is wrong with a text, and in which line. */
  problemOf?: (text: string) => { line: number; message: string } | undefined
  onSaved: () => void
  onClose: () => void
}

const Editing = ({
  label,
  edited,
  opened,
  command,
  can,
  problemOf,
  onSaved,
  onClose,
}: TextEditProps & { opened: OpenedText }) => {
  const edit = useTextEdit(edited, opened, onSaved)
  const problem = problemOf?.(edit.text)
  const verdict = all(
    can,
    edit.isChanged ? yes : no(words.unchanged),
    problem === undefined ? yes : no(problem.message),
  )
  const save = (): void => {
    if (verdict.ok && !edit.busy) void edit.save()
  }
  return (
    <div className="grid gap-3">
      <div className="h-[min(56vh,560px)]">
        {edit.conflict === undefined ? (
          <CodeView content={edit.content} label={label} onChange={edit.setText} onSave={save} />
        ) : (
          <ConflictView
            theirs={edit.conflict}
            mine={edit.mine}
            busy={edit.busy}
            onTake={edit.take}
            onOverwrite={edit.overwrite}
            onBack={edit.back}
          />
        )}
      </div>
      {problem !== undefined && <Notice tone="bad">{words.line(problem.line, problem.message)}</Notice>}
      <FormFailure failure={edit.failure} />
      {edit.conflict === undefined && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="mr-auto text-dim text-small">{words.keys}</span>
          <Button onClick={onClose}>{words.close}</Button>
          <Button look="primary" busy={edit.busy} can={verdict} onClick={save}>
            {words.save}
          </Button>
        </div>
      )}
      <Code>{command}</Code>
      <DiscardQuestion isChanged={edit.isChanged} title={words.discardTitle} action={words.discard}>
        {words.discardText}
      </DiscardQuestion>
    </div>
  )
}

const Content = (props: TextEditProps) => {
  const { key, read } = props.edited
  // Read once for each time it is edited: what changes meanwhile must not change what the person began with.
  const opened = useQuery({
    queryKey: key,
    queryFn: read,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (opened.data !== undefined) return <Editing {...props} opened={opened.data} />
  if (opened.isError) return <ErrorPanel error={opened.error} onRetry={() => void opened.refetch()} />
  return (
    <Skeleton>
      <Bone className="h-[min(56vh,560px)] w-full" />
    </Skeleton>
  )
}

/** A text of the instance's image, edited in place. */
export const TextEditDialog = (props: TextEditProps) => (
  <Dialog open onOpenChange={(open) => !open && props.onClose()} title={props.title} size="wide">
    <Content {...props} />
  </Dialog>
)
