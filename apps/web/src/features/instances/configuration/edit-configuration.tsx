import type { Instance } from '@gantry/lxd-client/types/instance'
import { instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { configuration } from '../../../i18n/en/configuration.ts'
import { useInstance, useServer } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { DiscardQuestion } from '../../../ui/discard-question.tsx'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { all, no, type Verdict, yes } from '../../../ui/verdict.ts'
import { editCommand } from '../actions/instance-commands.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { ConflictView } from './conflict-view.tsx'
import { instanceToEdit } from './edit-query.ts'
import { useConfigurationEdit } from './use-configuration-edit.ts'

const words = configuration

const Editing = ({
  params,
  opened,
  can,
}: {
  params: InstanceParams
  opened: Instance
  /** Whether it can be saved now, as far as the server and the person's rights go. */
  can: Verdict
}) => {
  const navigate = useNavigate()
  const server = useServer(params.server)
  const isRunning = useInstance(instanceKey(params))?.status === 'Running'
  const page = { to: '/instances/$server/$project/$name/configuration', params } as const
  const edit = useConfigurationEdit(params, opened, () => void navigate({ ...page, ignoreBlocker: true }))
  const { conflict, problem, isChanged } = edit
  const canSave = all(
    isChanged ? yes : no(words.unchanged),
    problem === undefined ? yes : no(problem.message),
    can,
  )
  return (
    <>
      {conflict === undefined ? (
        <>
          {isRunning && <p className="m-0 text-dim">{words.running}</p>}
          <div className="h-[max(320px,calc(100vh-420px))]">
            <CodeView
              content={edit.content}
              label={words.text(params.name)}
              locked={edit.isLocked}
              takesFocus
              onChange={edit.setText}
              onSave={() => canSave.ok && void edit.save()}
            />
          </div>
          {problem !== undefined && <Notice tone="bad">{words.line(problem.line, problem.message)}</Notice>}
          <FormFailure failure={edit.failure} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="mr-auto text-dim text-small">{words.keys}</span>
            <Button onClick={() => void navigate(page)}>{words.close}</Button>
            <Button
              look="primary"
              busy={edit.busy}
              can={edit.busy ? undefined : canSave}
              onClick={() => void edit.save()}
            >
              {words.save}
            </Button>
          </div>
          <Code>{editCommand({ ...params, of: server })}</Code>
        </>
      ) : (
        <ConflictView base={edit.base} {...conflict} onGoOn={edit.goOn} onDrop={edit.drop} />
      )}
      <DiscardQuestion isChanged={isChanged} title={words.leaveTitle} action={words.leave}>
        {words.leaveText}
      </DiscardQuestion>
    </>
  )
}

/** The configuration as YAML, to be changed. */
export const EditConfiguration = ({ params, can }: { params: InstanceParams; can: Verdict }) => {
  const read = useQuery(instanceToEdit(params))
  if (read.data !== undefined) return <Editing params={params} opened={read.data.instance} can={can} />
  if (read.isError) return <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />
  return (
    <Skeleton>
      <Bone className="h-96 w-full" />
    </Skeleton>
  )
}
