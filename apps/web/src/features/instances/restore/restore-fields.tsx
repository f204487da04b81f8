import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { restore as words } from '../../../i18n/en/restore.ts'
import { t } from '../../../i18n/en.ts'
import { bytes } from '../../../i18n/format.ts'
import { Field } from '../../../ui/field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import { FieldRow, FormSection } from '../create/form-section.tsx'
import { ProjectSelect } from '../place/project-select.tsx'
import { ServerSelect } from '../place/server-select.tsx'
import { poolList } from '../queries.ts'
import type { RestoreForm, RestoreProblems } from './restore-form.ts'

/** Which file, and what becomes of it where. */
export const RestoreFields = ({
  form,
  problems,
  servers,
  server,
  fileField,
  onChange,
}: {
  form: RestoreForm
  problems: RestoreProblems
  servers: readonly ServerRow[]
  server: ServerRow | undefined
  /** For who takes the file away again: a field of files cannot be given a value. */
  fileField: RefObject<HTMLInputElement | null>
  onChange: (part: Partial<RestoreForm>) => void
}) => {
  const pools = useQuery({ ...poolList(form.server, form.project), enabled: server?.state === 'online' })
  return (
    <div className="min-w-0 rounded-panel border border-line bg-panel">
      <FormSection title={words.sections.file}>
        <Field
          label={words.file.label}
          help={form.file === null ? words.file.help : bytes(form.file.size)}
          error={problems.file ?? undefined}
        >
          {(ids) => (
            <input
              {...ids}
              ref={fileField}
              type="file"
              onChange={(event) => onChange({ file: event.target.files?.[0] ?? null })}
              className="w-full min-w-0 rounded-control text-dim file:mr-3 file:h-[30px] file:rounded-control file:border file:border-line file:border-solid file:bg-panel file:px-2.5 file:text-text hover:file:bg-hover"
            />
          )}
        </Field>
      </FormSection>
      <FormSection title={t.create.sections.place}>
        {servers.length === 0 && <p className="m-0 text-warn">{t.create.server.none}</p>}
        <FieldRow>
          <ServerSelect
            servers={servers}
            value={form.server}
            problem={problems.server}
            onChange={(id) => onChange({ server: id, pool: '' })}
          />
          <ProjectSelect
            projects={server?.projects ?? []}
            value={form.project}
            onChange={(project) => onChange({ project, pool: '' })}
          />
        </FieldRow>
        <FieldRow>
          <Field
            label={t.create.name.label}
            help={words.name.help}
            error={problems.name ?? undefined}
            optional
          >
            {(ids) => (
              <TextInput
                {...ids}
                value={form.name}
                maxLength={70}
                onChange={(event) => onChange({ name: event.target.value.trim() })}
              />
            )}
          </Field>
          <Field label={t.create.pool.label} help={words.pool.help}>
            {(ids) => (
              <Select {...ids} value={form.pool} onChange={(event) => onChange({ pool: event.target.value })}>
                <option value="">{words.pool.own}</option>
                {pools.data?.map(({ name, driver }) => (
                  <option key={name} value={name}>
                    {words.pool.named(name, driver)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </FieldRow>
        {server?.clustered && <p className="m-0 text-dim">{words.cluster}</p>}
      </FormSection>
    </div>
  )
}
