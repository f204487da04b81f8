import { useQuery } from '@tanstack/react-query'
import { unwrap } from '../../../api/result.ts'
import { metadata } from '../../../i18n/en/metadata.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DiscardQuestion } from '../../../ui/discard-question.tsx'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import { ConflictView } from '../../../ui/editor/conflict-view.tsx'
import { type OpenedText, useTextEditing } from '../../../ui/editor/use-text-editing.ts'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import type { OwnText } from './edited-texts.ts'

const words = metadata.editor

type TextEditProps<Value> = {
  title: string
  label: string
  edited: OwnText<Value>
  command: string
  /** Whether it may be saved at all. */
  can: Verdict
  /** Once it is saved, unless it was closed before that. */
  onSaved: () => void
  onClose: () => void
}

const Editing = <Value,>({
  label,
  edited,
  opened,
  command,
  can,
  onSaved,
  onClose,
}: TextEditProps<Value> & { opened: OpenedText }) => {
  const edit = useTextEditing(edited, opened, onSaved)
  const { problem, theirs } = edit
  const verdict = all(
    can,
    edit.isChanged ? yes : no(words.unchanged),
    problem === undefined ? yes : no(problem.message),
  )
  const save = (): void => {
    if (verdict.ok) void edit.save()
  }
  return (
    <div className="grid gap-3">
      <div className="h-[min(56vh,560px)]">
        {theirs === undefined ? (
          <CodeView
            content={edit.shown}
            label={label}
            locked={edit.isLocked}
            takesFocus
            onChange={edit.setText}
            onSave={save}
          />
        ) : (
          <ConflictView
            title={words.conflictTitle}
            theirs={theirs}
            mine={edit.mine}
            busy={edit.isLocked}
            can={can}
            onTake={edit.take}
            onOverwrite={() => void edit.overwrite()}
            onBack={edit.back}
          />
        )}
      </div>
      {problem !== undefined && <Notice tone="bad">{words.line(problem.line, problem.message)}</Notice>}
      <FormFailure failure={edit.failure} />
      {theirs === undefined && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="mr-auto text-dim text-small">{words.keys}</span>
          <Button onClick={onClose}>{words.close}</Button>
          <Button
            look="primary"
            busy={edit.isLocked}
            can={edit.isLocked ? undefined : verdict}
            onClick={save}
          >
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

const Content = <Value,>(props: TextEditProps<Value>) => {
  const { key, read } = props.edited
  // Read once for each time it is edited: what changes meanwhile must not change what the person began with.
  const opened = useQuery({
    queryKey: key,
    queryFn: () => unwrap(read()),
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
export const TextEditDialog = <Value,>(props: TextEditProps<Value>) => (
  <Dialog open onOpenChange={(open) => !open && props.onClose()} title={props.title} size="wide">
    <Content {...props} />
  </Dialog>
)
