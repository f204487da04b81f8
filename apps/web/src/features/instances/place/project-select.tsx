import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/inputs.tsx'

/** Which project of a server. The chosen one is offered although the server may not have it, so that it is seen. */
export const ProjectSelect = ({
  projects,
  value,
  onChange,
}: {
  projects: readonly string[]
  value: string
  onChange: (project: string) => void
}) => (
  <Field label={t.create.project.label}>
    {(ids) => (
      <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
        {[...new Set([...projects, value])].map((project) => (
          <option key={project} value={project}>
            {project}
          </option>
        ))}
      </Select>
    )}
  </Field>
)
