import type { ServerRow } from '@gantry/protocol/server-row'
import { backups as words } from '../../../i18n/en/backups.ts'
import { Field } from '../../../ui/field.tsx'
import { CheckField, Select } from '../../../ui/inputs.tsx'
import { compressions } from '../compressions.ts'
import type { BackupForm } from './backup-form.ts'

/** The pools whose own format `optimized_storage` takes; the others ignore it without a word. */
const optimizing: ReadonlySet<string> = new Set(['btrfs', 'zfs'])

/** How a backup is made, whether it is kept or fetched at once. `pool` is that of the root disk, where it is known. */
export const BackupFields = ({
  form,
  server,
  pool,
  onChange,
}: {
  form: BackupForm
  server: ServerRow | undefined
  pool: { name: string; driver: string } | undefined
  onChange: (part: Partial<BackupForm>) => void
}) => {
  const optimizes = pool === undefined || optimizing.has(pool.driver)
  return (
    <>
      <CheckField
        label={words.onlyInstance.label}
        help={words.onlyInstance.help}
        checked={form.instanceOnly}
        onChange={(event) => onChange({ instanceOnly: event.target.checked })}
      />
      <CheckField
        label={words.optimize.label}
        help={optimizes ? words.optimize.help : words.optimize.unsupported(pool.name, pool.driver)}
        checked={form.optimized}
        disabled={!optimizes}
        onChange={(event) => onChange({ optimized: event.target.checked })}
      />
      <Field label={words.compression.label} help={words.compression.help}>
        {(ids) => (
          <Select
            {...ids}
            value={form.compression}
            onChange={(event) => onChange({ compression: event.target.value })}
          >
            {compressions(server, 'backup').map((name) => (
              <option key={name} value={name}>
                {words.compression.name(name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}
