import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { Select, TextInput } from '../../../ui/inputs.tsx'
import type { CreateForm, CreateProblems } from './create-form.ts'
import { FieldRow } from './form-section.tsx'

/** Name, server, member, project. */
export const PlaceFields = ({
  form,
  problems,
  servers,
  server,
  onChange,
}: {
  form: CreateForm
  problems: CreateProblems
  servers: readonly ServerRow[]
  server: ServerRow | undefined
  onChange: (part: Partial<CreateForm>) => void
}) => (
  <>
    <FieldRow>
      <Field
        label={t.create.name.label}
        help={t.create.name.help}
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
      <Field label={t.create.description.label} optional>
        {(ids) => (
          <TextInput
            {...ids}
            value={form.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
    </FieldRow>
    <FieldRow>
      <Field label={t.create.server.label} error={problems.server ?? undefined}>
        {(ids) => (
          <Select
            {...ids}
            value={form.server}
            onChange={(event) => onChange({ server: event.target.value, member: '', pool: '', network: '' })}
          >
            {form.server === '' && <option value="">{t.ui.choose}</option>}
            {servers.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t.create.project.label}>
        {(ids) => (
          <Select
            {...ids}
            value={form.project}
            onChange={(event) =>
              onChange({ project: event.target.value, profiles: ['default'], pool: '', network: '' })
            }
          >
            {[...new Set([...(server?.projects ?? []), form.project])].map((project) => (
              <option key={project} value={project}>
                {project}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FieldRow>
    {server?.clustered && (
      <FieldRow>
        <Field label={t.create.member.label} help={form.member === '' ? undefined : t.create.member.help}>
          {(ids) => (
            <Select
              {...ids}
              value={form.member}
              onChange={(event) => onChange({ member: event.target.value })}
            >
              <option value="">{t.create.member.automatic}</option>
              {server.members.map((member) => {
                const online = member.status.toLowerCase() === 'online'
                return (
                  <option key={member.name} value={member.name} disabled={!online}>
                    {online ? member.name : t.create.member.offline(member.name, member.status)}
                  </option>
                )
              })}
            </Select>
          )}
        </Field>
      </FieldRow>
    )}
  </>
)
