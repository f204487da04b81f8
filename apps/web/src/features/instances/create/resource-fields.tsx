import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { CheckField, Select, TextInput } from '../../../ui/inputs.tsx'
import type { CreateForm, CreateProblems } from './create-form.ts'
import { FieldRow, FormSection } from './form-section.tsx'
import type { CreateChoices } from './use-create-choices.ts'

type Parts = {
  form: CreateForm
  problems: CreateProblems
  choices: CreateChoices
  onChange: (part: Partial<CreateForm>) => void
}

const Disk = ({ form, problems, choices, onChange }: Parts) => {
  const pool = choices.inherited.root?.settings.pool
  return (
    <FormSection title={t.create.sections.storage}>
      <FieldRow>
        <Field label={t.create.pool.label} error={problems.pool ?? undefined}>
          {(ids) => (
            <Select {...ids} value={form.pool} onChange={(event) => onChange({ pool: event.target.value })}>
              <option value="">
                {pool === undefined ? t.create.pool.inheritedNone : t.create.pool.inherited(pool)}
              </option>
              {choices.pools.map(({ name, driver }) => (
                <option key={name} value={name}>
                  {name} ({driver})
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label={t.create.size.label}
          help={t.create.size.help}
          error={problems.size ?? undefined}
          optional
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={form.size}
              placeholder={choices.inherited.root?.settings.size ?? ''}
              onChange={(event) => onChange({ size: event.target.value })}
            />
          )}
        </Field>
      </FieldRow>
    </FormSection>
  )
}

const Network = ({ form, problems, choices, onChange }: Parts) => (
  <FormSection title={t.create.sections.network}>
    <FieldRow>
      <Field
        label={t.create.sections.network}
        help={form.network === '' ? undefined : t.create.network.help}
        error={problems.network ?? undefined}
      >
        {(ids) => (
          <Select
            {...ids}
            value={form.network}
            onChange={(event) => onChange({ network: event.target.value })}
          >
            <option value="">{t.create.network.inherited(choices.inherited.networks)}</option>
            {form.network !== '' && choices.networks.every(({ name }) => name !== form.network) && (
              <option value={form.network}>{form.network}</option>
            )}
            {choices.networks.map(({ name, managed }) => (
              <option key={name} value={name}>
                {managed ? name : `${name} (${t.create.network.unmanaged})`}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FieldRow>
  </FormSection>
)

/** What it may use, where its disk and its network are, and what happens at its end. */
export const ResourceFields = (parts: Parts) => {
  const { form, problems, onChange } = parts
  return (
    <>
      <FormSection title={t.create.sections.resources}>
        <FieldRow>
          <Field
            label={t.create.instanceType.label}
            help={t.create.instanceType.help}
            error={problems.instanceType ?? undefined}
            optional
          >
            {(ids) => (
              <TextInput
                {...ids}
                value={form.instanceType}
                onChange={(event) => onChange({ instanceType: event.target.value.trim() })}
              />
            )}
          </Field>
        </FieldRow>
        <FieldRow>
          <Field
            label={t.create.cpu.label}
            help={t.create.cpu.help}
            error={problems.cpu ?? undefined}
            optional
          >
            {(ids) => (
              <TextInput
                {...ids}
                value={form.cpu}
                onChange={(event) => onChange({ cpu: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t.create.memory.label}
            help={t.create.memory.help}
            error={problems.memory ?? undefined}
            optional
          >
            {(ids) => (
              <TextInput
                {...ids}
                value={form.memory}
                onChange={(event) => onChange({ memory: event.target.value })}
              />
            )}
          </Field>
        </FieldRow>
      </FormSection>
      <Disk {...parts} />
      <Network {...parts} />
      <FormSection title={t.create.sections.start}>
        <CheckField
          label={t.create.start.label}
          help={t.create.start.help}
          checked={form.start}
          onChange={(event) => onChange({ start: event.target.checked })}
        />
        <CheckField
          label={t.create.ephemeral.label}
          help={t.create.ephemeral.help}
          checked={form.ephemeral}
          onChange={(event) => onChange({ ephemeral: event.target.checked })}
        />
      </FormSection>
    </>
  )
}
