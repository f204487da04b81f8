import type { ServerRow } from '@gantry/protocol/server-row'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { ApiFailure } from '../../../api/result.ts'
import { startAction } from '../../../api/start-action.ts'
import { t } from '../../../i18n/en.ts'
import { useInstances } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { all, no, yes } from '../../../ui/verdict.ts'
import { ImagePicker } from '../../images/image-picker.tsx'
import { cloudInitProblems, noCloudInitProblems, usesCloudInit, withKeysWritten } from './cloud-init.ts'
import { CloudInitFields } from './cloud-init-fields.tsx'
import { createBody, createRun, isWhole, type RequestDraft, requestOf } from './create-body.ts'
import { type CreateForm, createProblems, hasProblems } from './create-form.ts'
import { draft, startCreation } from './creations.ts'
import { Elsewhere } from './elsewhere.tsx'
import { EmptyFields } from './empty-fields.tsx'
import { formFromRequest } from './form-from-request.ts'
import { FormSection } from './form-section.tsx'
import { isSeveral, namesOf } from './names.ts'
import { PlaceFields } from './place-fields.tsx'
import { ProfileList } from './profile-list.tsx'
import { ResourceFields } from './resource-fields.tsx'
import { Summary } from './summary.tsx'
import { useCreateChoices } from './use-create-choices.ts'
import { useYamlTools } from './use-yaml-tools.ts'
import { visibleProblems } from './visible-problems.ts'
import { MoreInYaml, YamlFields } from './yaml-fields.tsx'
import type { LineProblem } from './yaml-tools.ts'

const words = t.create.yaml

/** What the editor of YAML holds: what was read of it last, and what is wrong with it since. */
type Writing = { request: RequestDraft; problem: LineProblem | null }

const submitWord = (form: CreateForm, server: ServerRow): string => {
  const names = namesOf(form.name)
  return names !== undefined && names.length > 1
    ? t.create.submitSeveral(names.length, server.name)
    : t.create.submit(form.name, server.name)
}

/** Another place takes choices of the form with it; what YAML says stays as it is written. */
const placeOf = ({ server, member, project }: Partial<CreateForm>): Partial<CreateForm> => ({
  ...(server === undefined ? {} : { server }),
  ...(member === undefined ? {} : { member }),
  ...(project === undefined ? {} : { project }),
})

/** To the first field that is wrong, once the page says so. */
const focusProblem = (form: HTMLFormElement): void => {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')
    field?.focus()
    field?.scrollIntoView({ block: 'center' })
  })
}

export const CreateFormView = ({
  servers,
  initial,
}: {
  servers: readonly ServerRow[]
  initial: CreateForm
}) => {
  const navigate = useNavigate()
  const rows = useInstances()
  const [form, setForm] = useState(initial)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [writing, setWriting] = useState<Writing>()
  const [failure, setFailure] = useState<ApiFailure>()
  const server = servers.find((each) => each.id === form.server)
  const choices = useCreateChoices({ ...form, profiles: writing?.request.profiles ?? form.profiles }, server)
  // What is written in YAML as the form has it, to check and to show it. What is sent is what is written.
  const filled =
    writing === undefined ? form : formFromRequest(form, writing.request, choices.inherited, choices.networks)
  const problems = createProblems(filled, {
    server,
    rows,
    inherited: choices.inherited,
    networks: choices.networks.map(({ name }) => name),
  })
  const yaml = useYamlTools(usesCloudInit(filled))
  const { tools } = yaml
  const cloudProblems =
    tools === undefined
      ? noCloudInitProblems
      : cloudInitProblems(filled, tools, t.create.cloudInit.problems.script)
  const isCloudFine = Object.values(cloudProblems).every((problem) => problem === null)
  // With keys that are no keys nothing is written yet.
  const ready = tools !== undefined && isCloudFine ? withKeysWritten(filled, tools) : filled
  const isLoaded = all(
    choices.isLoading ? no(words.loading) : yes,
    tools !== undefined || !usesCloudInit(filled)
      ? yes
      : no(yaml.error === null ? words.loadingTools : words.noTools),
  )
  // A text that cannot be read would be lost, and so would keys that cannot be written into the user data.
  const canOpenForm = writing?.problem
    ? no(words.line(writing.problem.line, writing.problem.message))
    : isLoaded
  const canOpenYaml = all(isLoaded, isCloudFine ? yes : no(words.cloudInit))
  const shown = visibleProblems(problems, filled, touched, tried)
  const requestNow = (): RequestDraft =>
    writing?.request ??
    requestOf(
      ready,
      choices.inherited,
      choices.networks.find((each) => each.name === form.network),
    )
  const change = (part: Partial<CreateForm>): void => {
    setForm((before) => ({ ...before, ...part }))
    setTouched((before) => new Set([...before, ...Object.keys(part)]))
    setFailure(undefined)
  }
  const write = (next: Writing): void => {
    setWriting(next)
    setFailure(undefined)
  }
  const openYaml = (): void => {
    if (writing === undefined && canOpenYaml.ok) setWriting({ request: requestNow(), problem: null })
  }
  const openForm = (): void => {
    if (writing === undefined || !canOpenForm.ok) return
    change(filled)
    setWriting(undefined)
  }
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (hasProblems(problems) || !isCloudFine) return focusProblem(event.currentTarget)
    const request = requestNow()
    if (busy || !isLoaded.ok || writing?.problem || server === undefined || !isWhole(request)) return
    const names = namesOf(filled.name)
    const body = createBody(request, server)
    if (names !== undefined && isSeveral(filled.name)) {
      setBusy(true)
      const run = await startAction(createRun(filled, server, names, body))
      setBusy(false)
      if (!run.ok) return setFailure(run.failure)
      draft.set(undefined)
      return void (await navigate({ to: '/runs/$id', params: { id: run.value.id } }))
    }
    setBusy(true)
    const result = await startCreation(filled, server, body)
    setBusy(false)
    if (!result.ok) return setFailure(result.failure)
    draft.set(undefined)
    const { name, project } = result.value
    if (name === '') await navigate({ to: '/instances' })
    else
      await navigate({
        to: '/instances/$server/$project/$name',
        params: { server: server.id, project, name },
      })
  }
  const mode = writing === undefined ? 'form' : 'yaml'
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid items-start gap-3 lg:grid-cols-[minmax(0,820px)_minmax(260px,380px)]"
    >
      <div className="min-w-0 rounded-panel border border-line bg-panel">
        <div className="flex border-line border-b px-4 py-2">
          <Choices
            label={words.mode}
            value={mode}
            choices={[
              { id: 'form', label: words.form, ...(mode === 'form' ? {} : { can: canOpenForm }) },
              { id: 'yaml', label: words.yaml, ...(mode === 'yaml' ? {} : { can: canOpenYaml }) },
            ]}
            onChange={(next) => (next === 'yaml' ? openYaml() : openForm())}
          />
        </div>
        {mode === 'form' && (
          <>
            <MoreInYaml form={form} can={canOpenYaml} onOpen={openYaml} />
            <FormSection title={t.create.sections.image}>
              {!form.empty && (
                <ImagePicker
                  servers={servers}
                  project={form.project}
                  server={form.server}
                  value={form.image}
                  problem={shown.image}
                  onChange={(image) => change({ image, moreSource: null })}
                />
              )}
              {form.moreSource !== null && <Notice>{words.source}</Notice>}
              <EmptyFields form={form} onChange={change} />
              {!form.empty && form.image !== null && server !== undefined && (
                <Elsewhere
                  image={form.image}
                  server={server}
                  onMove={(id) => change({ server: id, member: '', pool: '', network: '' })}
                />
              )}
            </FormSection>
          </>
        )}
        <FormSection title={mode === 'form' ? t.create.sections.place : t.create.sections.placeOnly}>
          {servers.length === 0 && <Notice>{t.create.server.none}</Notice>}
          <PlaceFields
            isNamed={mode === 'form'}
            form={filled}
            problems={shown}
            servers={servers}
            server={server}
            onChange={(part) => change(mode === 'form' ? part : placeOf(part))}
          />
        </FormSection>
        {mode === 'form' && (
          <FormSection title={t.create.sections.profiles}>
            <ProfileList
              available={choices.profiles}
              value={form.profiles}
              onChange={(profiles) => change({ profiles })}
            />
          </FormSection>
        )}
        {choices.error !== null && (
          <div className="p-3">
            <ErrorPanel error={choices.error} onRetry={choices.retry} />
          </div>
        )}
        {yaml.error !== null && (
          <div className="p-3">
            <ErrorPanel error={yaml.error} onRetry={yaml.retry} />
          </div>
        )}
        {writing === undefined ? (
          <>
            <CloudInitFields form={form} problems={cloudProblems} onChange={change} />
            <ResourceFields form={form} problems={shown} choices={choices} onChange={change} />
          </>
        ) : (
          <YamlFields
            request={writing.request}
            problem={writing.problem}
            problems={{ ...problems, image: shown.image }}
            cloudProblems={cloudProblems}
            onRead={(request) => write({ request, problem: null })}
            onProblem={(problem) => write({ ...writing, problem })}
          />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-4">
        <Summary form={ready} server={server} />
        {failure !== undefined && <ErrorPanel error={failure} server={server?.name} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => void navigate({ to: '/instances' })}>{t.ui.cancel}</Button>
          <Button type="submit" look="primary" busy={busy} can={busy ? undefined : isLoaded}>
            {server === undefined ? t.create.submitNowhere : submitWord(filled, server)}
          </Button>
        </div>
      </div>
    </form>
  )
}
