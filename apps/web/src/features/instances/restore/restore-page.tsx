import { allows } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { usePerson } from '../../../api/session.ts'
import { restore as words } from '../../../i18n/en/restore.ts'
import { t } from '../../../i18n/en.ts'
import { useInstances, useLoaded, useServers, useSlice } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Page } from '../../../ui/page.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { all, no, yes } from '../../../ui/verdict.ts'
import { PermittedPage } from '../../shell/permitted-page.tsx'
import { useScope } from '../../shell/scope.ts'
import { useCanRestore } from './can-restore.ts'
import { restoreCommand } from './restore-command.ts'
import { RestoreFields } from './restore-fields.tsx'
import { type RestoreForm, type RestoreProblems, restoreProblems } from './restore-form.ts'
import { RestorePanels } from './restore-panels.tsx'
import { restores, startRestore } from './restores.ts'

const noProblems: RestoreProblems = { file: null, name: null, server: null }

const FormView = ({ servers, initial }: { servers: readonly ServerRow[]; initial: RestoreForm }) => {
  const navigate = useNavigate()
  const rows = useInstances()
  const [form, setForm] = useState(initial)
  const [tried, setTried] = useState(false)
  /** The form that is being restored: until it is changed, its name is taken by nobody but itself. */
  const [sent, setSent] = useState<RestoreForm>()
  const fileField = useRef<HTMLInputElement>(null)
  const server = servers.find(({ id }) => id === form.server)
  const problems = restoreProblems(form, server, rows)
  const sending = useSlice(restores).some(({ stage }) => stage === 'sending')
  const can = all(useCanRestore(server, form.project), sending ? no(words.busy) : yes)
  const shown = tried ? problems : { ...noProblems, name: form === sent ? null : problems.name }
  useEffect(() => {
    if (form.file === null && fileField.current !== null) fileField.current.value = ''
  }, [form.file])
  const steps = [
    words.steps.send(form.file?.name, server?.name),
    words.steps.unpack(form.name),
    words.steps.stays,
  ]
  const restore = async (file: File): Promise<void> => {
    setSent(form)
    const isThere = await startRestore({ ...form, file })
    setSent(undefined)
    if (!isThere) return
    // The same once more would be refused. What was changed meanwhile is the next one, and stays.
    setForm((now) => (now === form ? { ...now, file: null, name: '' } : now))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const { file } = form
    if (!can.ok || file === null || Object.values(problems).some((problem) => problem !== null)) return
    setTried(false)
    void restore(file)
  }
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid items-start gap-3 lg:grid-cols-[minmax(0,820px)_minmax(260px,380px)]"
    >
      <RestoreFields
        form={form}
        problems={shown}
        fileField={fileField}
        servers={servers}
        server={server}
        onChange={(part) => setForm((before) => ({ ...before, ...part }))}
      />
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-4">
        <Section title={t.create.summary.title}>
          <ol className="m-0 grid list-decimal gap-1 pl-4 marker:text-dim">
            {steps.map((step) => (
              <li key={step} className="pl-1 [overflow-wrap:anywhere]">
                {step}
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t.create.summary.command}>
          <Code>{restoreCommand(form, server)}</Code>
        </Section>
        <div className="flex justify-end gap-2">
          <Button onClick={() => void navigate({ to: '/instances' })}>{t.ui.cancel}</Button>
          <Button type="submit" look="primary" can={can}>
            {server === undefined ? words.submit : words.submitOn(server.name)}
          </Button>
        </div>
      </div>
    </form>
  )
}

const Restoring = () => {
  const { bindings } = usePerson()
  const loaded = useLoaded()
  const scope = useScope()
  const everyServer = useServers()
  const servers = useMemo(
    () =>
      everyServer.filter(
        (server) =>
          server.state === 'online' &&
          ['default', ...server.projects].some((project) =>
            allows(bindings, 'instances.manage', { server: server.id, project }),
          ),
      ),
    [everyServer, bindings],
  )
  const first = servers.find(({ id }) => id === scope.server?.id) ?? servers[0]
  return (
    <Page title={words.title}>
      <RestorePanels />
      {loaded ? (
        <FormView
          servers={servers}
          initial={{
            file: null,
            name: '',
            server: first?.id ?? '',
            project: scope.project ?? 'default',
            pool: '',
          }}
        />
      ) : (
        <Skeleton>
          <Bone className="h-72 w-full max-w-[820px]" />
        </Skeleton>
      )}
    </Page>
  )
}

/** Makes an instance out of the file of a backup, on any server where the person may. */
export const RestorePage = () => (
  <PermittedPage need="instances.manage" title={words.title}>
    <Restoring />
  </PermittedPage>
)
