import { useQuery } from '@tanstack/react-query'
import { FileX } from 'lucide-react'
import { useMemo } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DiscardQuestion } from '../../../ui/discard-question.tsx'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import { ConflictView } from '../../../ui/editor/conflict-view.tsx'
import { textOf } from '../../../ui/editor/text-content.ts'
import { type OpenedText, useTextEditing } from '../../../ui/editor/use-text-editing.ts'
import { Empty } from '../../../ui/empty.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import { editedFile } from './edited-file.ts'
import { editCommand } from './file-command.ts'
import { contentQuery } from './file-requests.ts'

const words = files.editor

type EditorProps = { target: InstanceTarget; path: string; onClose: () => void }

const Editing = ({ target, path, opened, onClose }: EditorProps & { opened: OpenedText }) => {
  const editing = useTextEditing(editedFile(target, path), opened)
  const { isChanged, theirs } = editing
  const save = (): void => {
    if (isChanged) void editing.save()
  }
  return (
    <>
      <div className="h-[min(62vh,640px)]">
        {theirs === undefined ? (
          <CodeView
            content={editing.shown}
            label={words.text(path)}
            locked={editing.isLocked}
            takesFocus
            onChange={editing.setText}
            onSave={save}
          />
        ) : (
          <ConflictView
            title={words.conflictTitle}
            theirs={theirs}
            mine={editing.mine}
            busy={editing.busy}
            onTake={editing.take}
            onOverwrite={() => void editing.overwrite()}
            onBack={editing.back}
          />
        )}
      </div>
      <FormFailure failure={editing.failure} />
      {theirs === undefined && (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="mr-auto text-dim text-small">
            {words.keys} {words.lines(editing.shown.lineBreak === '\r\n')}.
          </span>
          <Button onClick={onClose}>{words.close}</Button>
          <Button
            look="primary"
            busy={editing.busy}
            can={isChanged || editing.busy ? yes : no(words.unchanged)}
            onClick={save}
          >
            {words.save}
          </Button>
        </div>
      )}
      <div className="mt-3">
        <Code>{editCommand(target, path).line}</Code>
      </div>
      <DiscardQuestion isChanged={isChanged} title={words.discardTitle} action={words.discard}>
        {words.discardText(path)}
      </DiscardQuestion>
    </>
  )
}

const Content = (props: EditorProps) => {
  const file = useQuery(contentQuery(props.target, props.path))
  const { data } = file
  const content = useMemo(() => (data === undefined ? undefined : textOf(data.bytes)), [data])
  if (data === undefined) {
    if (file.isError) return <ErrorPanel error={file.error} onRetry={() => void file.refetch()} />
    return (
      <Skeleton>
        <Bone className="h-[min(62vh,640px)] w-full" />
      </Skeleton>
    )
  }
  if (content === undefined) return <Empty icon={FileX} title={words.notText} text={words.notTextText} />
  return <Editing {...props} opened={{ content, tag: data.tag }} />
}

/** A file of text, edited in place. Where it stands in the URL, a reload brings it back. */
export const EditorDialog = (props: EditorProps) => (
  <Dialog open onOpenChange={props.onClose} title={words.title(props.path)} size="wide">
    <Content {...props} />
  </Dialog>
)
