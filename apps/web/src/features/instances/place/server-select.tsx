import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/inputs.tsx'

/** Which server something is made on; empty while none is chosen. */
export const ServerSelect = ({
  servers,
  value,
  problem,
  onChange,
}: {
  servers: readonly ServerRow[]
  value: string
  problem: string | null
  onChange: (server: string) => void
}) => (
  <Field label={t.create.server.label} error={problem ?? undefined}>
    {(ids) => (
      <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
        {!servers.some(({ id }) => id === value) && <option value="">{t.ui.choose}</option>}
        {servers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    )}
  </Field>
)
