import { transfer as words } from '../../../i18n/en/transfer.ts'
import { t } from '../../../i18n/en.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/inputs.tsx'
import type { TransferForm } from './transfer-form.ts'
import type { Target } from './use-target.ts'

/** A profile cannot be called so. */
const leftOut = '/'

/** What takes the place of the profiles and networks that the new server does not have. */
export const MappingFields = ({
  form,
  target,
  serverName,
  onChange,
}: {
  form: TransferForm
  target: Target
  serverName: string
  onChange: (part: Partial<TransferForm>) => void
}) => (
  <>
    {target.missingProfiles.map((name) => {
      const chosen = form.profiles[name]
      return (
        <Field
          key={name}
          label={words.mapping.profile(name)}
          help={words.mapping.missingProfile(serverName, form.snapshots)}
        >
          {(ids) => (
            <Select
              {...ids}
              value={chosen === undefined ? '' : (chosen ?? leftOut)}
              onChange={({ target: { value } }) =>
                onChange({ profiles: { ...form.profiles, [name]: value === leftOut ? null : value } })
              }
            >
              {chosen === undefined && <option value="">{t.ui.choose}</option>}
              <option value={leftOut}>{words.mapping.leaveOut}</option>
              {target.profiles.map((profile) => (
                <option key={profile}>{profile}</option>
              ))}
            </Select>
          )}
        </Field>
      )
    })}
    {target.missingNetworks.map((name) => (
      <Field key={name} label={words.mapping.network(name)} help={words.mapping.missingNetwork(serverName)}>
        {(ids) => (
          <Select
            {...ids}
            value={form.networks[name] ?? ''}
            onChange={({ target: { value } }) => onChange({ networks: { ...form.networks, [name]: value } })}
          >
            {form.networks[name] === undefined && <option value="">{t.ui.choose}</option>}
            {target.networks.map((network) => (
              <option key={network}>{network}</option>
            ))}
          </Select>
        )}
      </Field>
    ))}
  </>
)
