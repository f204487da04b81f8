import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../../api/session.ts'
import { tasks } from '../../../i18n/en/tasks.ts'
import { t } from '../../../i18n/en.ts'
import { Code } from '../../../ui/code.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useRequest } from '../../../ui/use-request.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf } from '../actions/use-action-context.ts'
import { compressions } from '../compressions.ts'
import { instanceDetail } from '../queries.ts'
import { startPublication } from './publications.ts'
import { publishCommand } from './publish-command.ts'
import { PublishFields } from './publish-fields.tsx'
import { emptyPublish, publishProblems } from './publish-form.ts'

const words = tasks.publish

/** Stopping an ephemeral instance deletes it; `lxc publish --force` changes it for a while, which can end badly. */
const stopVerdict = (row: InstanceRow, mayOperate: boolean): Verdict => {
  if (row.ephemeral) return no(words.force.ephemeral)
  return mayOperate ? yes : no(t.instances.why.permission('instances.operate'))
}

/** Makes an image of the instance, or of one of its snapshots. Its page shows how far that is. */
export const PublishDialog = ({ row, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const context = useActionContextOf(row)
  const detail = useQuery({
    ...instanceDetail(row.server, row.project, row.name),
    enabled: context.server?.state === 'online',
  })
  const mayOperate = useMay()('instances.operate', { server: row.server, project: row.project })
  const [form, setForm] = useState(emptyPublish)
  const [tried, setTried] = useState(false)
  const request = useRequest(onClose)
  const runs = row.status !== 'Stopped'
  const stops = runs && form.snapshot === '' && form.force
  const problems = publishProblems(form, runs && !request.busy, Date.now())
  const wrong = Object.values(problems).some((problem) => problem !== null)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (wrong) return
    const result = await request.ask(startPublication(row, form, stops))
    if (!result.ok) return
    toast.done(words.begun(row.name))
    request.finish()
  }
  return (
    <FormDialog
      title={words.title(row.name)}
      description={words.text(context.server?.name ?? row.server)}
      action={stops ? words.submitStopped : words.submit}
      can={canDo('publish', row, context)}
      busy={request.busy}
      failure={request.failure}
      onSubmit={() => void submit()}
      onClose={request.close}
    >
      <PublishFields
        form={form}
        problems={tried ? problems : { ...problems, force: null }}
        snapshots={detail.data === undefined ? undefined : (detail.data.snapshots ?? [])}
        algorithms={compressions(context.server, 'image')}
        stop={runs ? stopVerdict(row, mayOperate) : undefined}
        onChange={(part) => setForm((before) => ({ ...before, ...part }))}
      />
      <Code>{publishCommand(form, { ...row, of: context.server })}</Code>
    </FormDialog>
  )
}
