import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/inputs.tsx'
import { MemberSelect } from '../place/member-select.tsx'
import { ProjectSelect } from '../place/project-select.tsx'
import { ServerSelect } from '../place/server-select.tsx'
import type { CreateForm, CreateProblems } from './create-form.ts'
import { FieldRow } from './form-section.tsx'
import { isSeveral, namesOf } from './names.ts'

/** What several names come to, so that nobody is surprised by two hundred instances. */
const nameHelp = (text: string): string => {
  const names = namesOf(text)
  return names !== undefined && isSeveral(text) ? t.create.name.makes(names) : t.create.name.help
}

/** Name, server, member, project. */
export const PlaceFields = ({
  isNamed,
  form,
  problems,
  servers,
  server,
  onChange,
}: {
  /** Whether name and description stand here, or in YAML. */
  isNamed: boolean
  form: CreateForm
  problems: CreateProblems
  servers: readonly ServerRow[]
  server: ServerRow | undefined
  onChange: (part: Partial<CreateForm>) => void
}) => (
  <>
    {isNamed && (
      <FieldRow>
        <Field
          label={t.create.name.label}
          help={nameHelp(form.name)}
          error={problems.name ?? undefined}
          optional
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={form.name}
              maxLength={2000}
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
    )}
    <FieldRow>
      <ServerSelect
        servers={servers}
        value={form.server}
        problem={problems.server}
        onChange={(id) => onChange({ server: id, member: '', pool: '', network: '' })}
      />
      <ProjectSelect
        projects={server?.projects ?? []}
        value={form.project}
        onChange={(project) => onChange({ project, profiles: ['default'], pool: '', network: '' })}
      />
    </FieldRow>
    {server?.clustered && (
      <FieldRow>
        <MemberSelect
          members={server.members}
          value={form.member}
          automatic={t.create.member.automatic}
          onChange={(member) => onChange({ member })}
        />
      </FieldRow>
    )}
  </>
)
