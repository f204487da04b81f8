import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { ApiFailure } from '../../../api/result.ts'
import { useMay } from '../../../api/session.ts'
import { tasks } from '../../../i18n/en/tasks.ts'
import { t } from '../../../i18n/en.ts'
import { useInstance } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { toast } from '../../../ui/toast.tsx'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContextOf, useServerMap } from '../actions/use-action-context.ts'
import { compressions } from '../compressions.ts'
import { instanceDetail } from '../queries.ts'
import { startPublication } from './publications.ts'
import { publishCommand } from './publish-command.ts'
import { PublishFields } from './publish-fields.tsx'
import { emptyPublish, type PublishForm, publishProblems } from './publish-form.ts'

const words = tasks.publish

/** Stopping an ephemeral instance deletes it; `lxc publish --force` changes it for a while, which can end badly. */
const stopVerdict = (row: InstanceRow, mayOperate: boolean): Verdict => {
  if (row.ephemeral) return no(words.force.ephemeral)
  return mayOperate ? yes : no(t.instances.why.permission('instances.operate'))
}

/** Makes an image of the instance, or of one of its snapshots. Its page shows how far that is. */
export const PublishDialog = ({ row: asked, onClose }: { row: InstanceRow; onClose: () => void }) => {
  const id = useId()
  const servers = useServerMap()
  const row = useInstance(instanceKey(asked)) ?? asked
  const context = useActionContextOf(row)
  const detail = useQuery({
    ...instanceDetail(row.server, row.project, row.name),
    enabled: context.server?.state === 'online',
  })
  const mayOperate = useMay()('instances.operate', { server: row.server, project: row.project })
  const [form, setForm] = useState(emptyPublish)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const runs = row.status !== 'Stopped'
  const stops = runs && form.snapshot === '' && form.force
  const problems = publishProblems(form, runs && !busy, Date.now())
  const wrong = Object.values(problems).some((problem) => problem !== null)
  const can = canDo('publish', row, context)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (wrong || busy || !can.ok) return
    setBusy(true)
    setFailure(undefined)
    const result = await startPublication(row, form, stops)
    setBusy(false)
    if (!result.ok) return setFailure(result.failure)
    toast.done(words.begun(row.name))
    onClose()
  }
  const change = (part: Partial<PublishForm>): void => setForm((before) => ({ ...before, ...part }))
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title(row.name)}
      description={words.text(context.server?.name ?? row.server)}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          {/* While it is stopped for this, that operation would be the reason against it. */}
          <Button type="submit" form={id} look="primary" can={busy ? undefined : can} busy={busy}>
            {stops ? words.submitStopped : words.submit}
          </Button>
        </>
      }
    >
      <form id={id} className="grid gap-3" noValidate onSubmit={(event) => void submit(event)}>
        <PublishFields
          form={form}
          problems={tried ? problems : { ...problems, force: null }}
          snapshots={detail.data?.snapshots ?? []}
          algorithms={compressions(context.server, 'image')}
          stop={runs ? stopVerdict(row, mayOperate) : undefined}
          onChange={change}
        />
        <Code>{publishCommand(form, row, servers)}</Code>
        <FormFailure failure={failure} />
      </form>
    </Dialog>
  )
}
