import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/inputs.tsx'

/** Which member of a cluster; those that are away are shown, with why they cannot be chosen. */
export const MemberSelect = ({
  members,
  value,
  automatic,
  onChange,
}: {
  members: ServerRow['members']
  value: string
  /** What is offered for "the cluster decides", where it may; its value is empty. */
  automatic?: string
  onChange: (member: string) => void
}) => (
  <Field
    label={t.create.member.label}
    help={automatic === undefined || value === '' ? undefined : t.create.member.help}
  >
    {(ids) => (
      <Select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
        {automatic !== undefined && <option value="">{automatic}</option>}
        {members.map(({ name, status }) => {
          const online = status.toLowerCase() === 'online'
          return (
            <option key={name} value={name} disabled={!online}>
              {online ? name : t.create.member.offline(name, status)}
            </option>
          )
        })}
      </Select>
    )}
  </Field>
)
