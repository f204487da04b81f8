import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { configuration } from '../../../i18n/en/configuration.ts'
import { useServer } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { DiscardQuestion } from '../../../ui/discard-question.tsx'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import { editCommand } from '../actions/instance-commands.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { ConflictView } from './conflict-view.tsx'
import { type Version, versionToEdit } from './edit-query.ts'
import { useConfigurationEdit } from './use-configuration-edit.ts'

const words = configuration

const Editing = ({ params, opened }: { params: InstanceParams; opened: Version }) => {
  const navigate = useNavigate()
  const server = useServer(params.server)
  const leave = (): void =>
    void navigate({ to: '/instances/$server/$project/$name/configuration', params, ignoreBlocker: true })
  const edit = useConfigurationEdit(params, opened, leave)
  const { theirs, problem, isChanged } = edit
  const question = (
    <DiscardQuestion isChanged={isChanged} title={words.leaveTitle} action={words.leave}>
      {words.leaveText}
    </DiscardQuestion>
  )
  if (theirs !== undefined)
    return (
      <>
        <ConflictView
          base={edit.base.editable}
          mine={theirs.mine}
          theirs={theirs.version.editable}
          onGoOn={edit.goOn}
          onDrop={edit.drop}
        />
        {question}
      </>
    )
  const can = !isChanged ? no(words.unchanged) : problem === undefined ? yes : no(problem.message)
  return (
    <>
      {opened.instance.status === 'Running' && <p className="m-0 text-dim">{words.running}</p>}
      <div className="h-[max(320px,calc(100vh-420px))]">
        <CodeView
          content={edit.content}
          label={words.text(params.name)}
          onChange={edit.setText}
          onSave={() => can.ok && void edit.save()}
        />
      </div>
      {problem !== undefined && <Notice tone="bad">{words.line(problem.line, problem.message)}</Notice>}
      <FormFailure failure={edit.failure} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="mr-auto text-dim text-small">{words.keys}</span>
        <Button
          onClick={() => void navigate({ to: '/instances/$server/$project/$name/configuration', params })}
        >
          {words.close}
        </Button>
        <Button look="primary" busy={edit.busy} can={can} onClick={() => void edit.save()}>
          {words.save}
        </Button>
      </div>
      <Code>{editCommand({ ...params, of: server })}</Code>
      {question}
    </>
  )
}

/** The configuration as YAML, to be changed. */
export const EditConfiguration = ({ params }: { params: InstanceParams }) => {
  const version = useQuery(versionToEdit(params))
  if (version.data !== undefined) return <Editing params={params} opened={version.data} />
  if (version.isError) return <ErrorPanel error={version.error} onRetry={() => void version.refetch()} />
  return (
    <Skeleton>
      <Bone className="h-96 w-full" />
    </Skeleton>
  )
}
