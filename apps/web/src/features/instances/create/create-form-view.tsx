import type { ServerRow } from '@gantry/protocol/server-row'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { ApiFailure } from '../../../api/result.ts'
import { startAction } from '../../../api/start-action.ts'
import { t } from '../../../i18n/en.ts'
import { useInstances } from '../../../live/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { ErrorPanel, Notice, NoticeAction } from '../../../ui/notices.tsx'
import { ImagePicker } from '../../images/image-picker.tsx'
import { originName, type PickImage } from '../../images/pick-image.ts'
import { cloudInitProblems, noCloudInitProblems, usesCloudInit, withKeysWritten } from './cloud-init.ts'
import { CloudInitFields } from './cloud-init-fields.tsx'
import { createBody, createRun } from './create-body.ts'
import { type CreateForm, createProblems, hasProblems } from './create-form.ts'
import { draft, startCreation } from './creations.ts'
import { EmptyFields } from './empty-fields.tsx'
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

/** An image of another server cannot be used here, but the instance can be made there. */
const Elsewhere = ({
  image,
  server,
  onMove,
}: {
  image: PickImage
  server: ServerRow
  onMove: (server: string) => void
}) => {
  const { origin } = image
  if (origin.kind !== 'server' || origin.server === server.id) return null
  return (
    <Notice
      actions={
        <NoticeAction onClick={() => onMove(origin.server)}>
          {t.images.picker.createThere(origin.name)}
        </NoticeAction>
      }
    >
      {t.images.picker.elsewhere(image.title, originName(origin), server.name)}
    </Notice>
  )
}

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
  const [mode, setMode] = useState<'form' | 'yaml'>('form')
  const [yamlProblem, setYamlProblem] = useState<LineProblem | null>(null)
  const [failure, setFailure] = useState<ApiFailure>()
  const server = servers.find((each) => each.id === form.server)
  const choices = useCreateChoices(form, server)
  const problems = createProblems(form, { server, rows, inherited: choices.inherited })
  const tools = useYamlTools(usesCloudInit(form))
  const cloudProblems =
    tools === undefined
      ? noCloudInitProblems
      : cloudInitProblems(form, tools, t.create.cloudInit.problems.script)
  const isCloudFine = Object.values(cloudProblems).every((problem) => problem === null)
  // With keys that are no keys nothing is written yet.
  const ready = tools !== undefined && isCloudFine ? withKeysWritten(form, tools) : form
  const isReady = isCloudFine && yamlProblem === null && (tools !== undefined || !usesCloudInit(form))
  const shown = visibleProblems(problems, form, touched, tried)
  const change = (part: Partial<CreateForm>): void => {
    setForm((before) => ({ ...before, ...part }))
    setTouched((before) => new Set([...before, ...Object.keys(part)]))
    setFailure(undefined)
  }
  const changeMode = (next: 'form' | 'yaml'): void => {
    // A text that cannot be read would be lost: its problem stands below it until it is mended.
    if (yamlProblem !== null) return
    setForm(ready)
    setMode(next)
  }
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (hasProblems(problems) || !isCloudFine) focusProblem(event.currentTarget)
    if (busy || !isReady || hasProblems(problems) || server === undefined) return
    const names = namesOf(form.name)
    const network = choices.networks.find((each) => each.name === form.network)
    const body = createBody(ready, server, choices.inherited, network)
    if (names !== undefined && isSeveral(form.name)) {
      setBusy(true)
      const run = await startAction(createRun(form, server, names, body))
      setBusy(false)
      if (!run.ok) return setFailure(run.failure)
      draft.set(undefined)
      return void (await navigate({ to: '/runs/$id', params: { id: run.value.id } }))
    }
    setBusy(true)
    const result = await startCreation(form, server, body)
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
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid items-start gap-3 lg:grid-cols-[minmax(0,820px)_minmax(260px,380px)]"
    >
      <div className="min-w-0 rounded-panel border border-line bg-panel">
        <div className="flex border-line border-b px-4 py-2">
          <Choices
            label={t.create.yaml.mode}
            value={mode}
            choices={[
              { id: 'form', label: t.create.yaml.form },
              { id: 'yaml', label: t.create.yaml.yaml },
            ]}
            onChange={changeMode}
          />
        </div>
        {mode === 'form' && (
          <>
            <MoreInYaml form={form} onOpen={() => changeMode('yaml')} />
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
              {form.moreSource !== null && <Notice>{t.create.yaml.source}</Notice>}
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
            form={form}
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
        {mode === 'form' ? (
          <>
            {' '}
            <CloudInitFields form={form} problems={cloudProblems} onChange={change} />
            <ResourceFields form={form} problems={shown} choices={choices} onChange={change} />
          </>
        ) : (
          <YamlFields
            form={form}
            inherited={choices.inherited}
            networks={choices.networks}
            problem={yamlProblem}
            problems={
              tried || touched.size > 0 ? { ...problems, image: tried ? problems.image : null } : shown
            }
            cloudProblems={cloudProblems}
            onProblem={setYamlProblem}
            onChange={(next) => change(next)}
          />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-4">
        <Summary form={ready} server={server} />
        {failure !== undefined && <ErrorPanel error={failure} server={server?.name} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => void navigate({ to: '/instances' })}>{t.ui.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {server === undefined ? t.create.submitNowhere : submitWord(form, server)}
          </Button>
        </div>
      </div>
    </form>
  )
}
