import { type ImportResult, ImportServers } from '@gantry/protocol/servers'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { placeFailure } from '../../../api/place-failure.ts'
import type { ApiFailure } from '../../../api/result.ts'
import { t } from '../../../i18n/en.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormFailure } from '../../../ui/form-failure.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { type PlainColumn, PlainTable } from '../../../ui/plain-table.tsx'
import { Section } from '../../../ui/section.tsx'
import { Status, type Tone } from '../../../ui/status.tsx'
import { importServers } from '../server-requests.ts'
import { Steps, WithSteps } from './steps.tsx'

const text = t.servers.form.import
const tones: Record<ImportResult['outcome'], Tone> = {
  added: 'done',
  merged: 'done',
  skipped: 'off',
  failed: 'bad',
}

const columns: readonly PlainColumn<ImportResult>[] = [
  { id: 'remote', title: text.columns.remote, cell: (row) => row.remote },
  {
    id: 'outcome',
    title: text.columns.outcome,
    cell: (row) => <Status tone={tones[row.outcome]} word={text.outcomes[row.outcome]} />,
  },
  { id: 'kind', title: text.columns.kind, cell: (row) => text.kinds[row.kind], quiet: true },
  { id: 'message', title: text.columns.message, cell: (row) => row.message, quiet: true, wide: true },
]

const Results = ({ results }: { results: readonly ImportResult[] }) => {
  const good = results.filter(({ outcome }) => outcome === 'added' || outcome === 'merged').length
  return (
    <Section title={text.results} note={text.summary(good, results.length)}>
      {results.length === 0 ? (
        <p className="m-0 text-dim">{text.empty}</p>
      ) : (
        <PlainTable label={text.results} columns={columns} rows={results} rowKey={(row) => row.remote} />
      )}
      <div className="mt-3">
        <Link to="/servers" className={buttonClass('plain')}>
          {text.toServers}
        </Link>
      </div>
    </Section>
  )
}

/** Takes over the remotes of an `lxc` or `incus` client, and says for each what came of it. */
export const ImportClientFolder = () => {
  const queries = useQueryClient()
  const [results, setResults] = useState<ImportResult[]>()
  const [failure, setFailure] = useState<ApiFailure>()
  const form = useForm<ImportServers>({ resolver: zodResolver(ImportServers), defaultValues: { folder: '' } })
  const { errors, isSubmitting } = form.formState

  const submit = form.handleSubmit(async ({ folder }) => {
    setFailure(undefined)
    const result = await importServers(folder)
    if (!result.ok) return setFailure(placeFailure(result.failure, form.setError, ['folder']))
    setResults(result.value)
    await queries.invalidateQueries({ queryKey: ['image-remotes'] })
  })

  return (
    <WithSteps steps={<Steps steps={text.steps} />}>
      <Card>
        <form className="grid gap-3" onSubmit={(event) => void submit(event)} noValidate>
          <Field label={text.folder} help={text.folderHelp} error={errors.folder?.message}>
            {(ids) => (
              <TextInput {...ids} mono autoFocus placeholder="~/.config/lxc" {...form.register('folder')} />
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-dim text-small">
            {text.usual}
            {text.places.map((place) => (
              <button
                key={place}
                type="button"
                className="rounded-[3px] text-accent hover:underline"
                onClick={() => form.setValue('folder', place, { shouldValidate: true })}
              >
                <code>{place}</code>
              </button>
            ))}
          </div>
          <div>
            <Button type="submit" look="primary" busy={isSubmitting}>
              {text.submit}
            </Button>
          </div>
        </form>
      </Card>
      <FormFailure failure={failure} />
      {results !== undefined && <Results results={results} />}
    </WithSteps>
  )
}
