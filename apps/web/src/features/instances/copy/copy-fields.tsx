import type { ServerRow } from '@gantry/protocol/server-row'
import { copying } from '../../../i18n/en/copying.ts'
import { Field } from '../../../ui/field.tsx'
import { CheckField, TextInput } from '../../../ui/inputs.tsx'
import type { Copy } from './copy-command.ts'
import { PlaceSelects } from './place-selects.tsx'

const words = copying.copy

/** Name and place of the copy, and what is done with it. */
export const CopyFields = ({
  copy,
  problem,
  server,
  pool,
  snapshots,
  onChange,
}: {
  copy: Copy
  problem: string | null
  server: ServerRow
  /** The pool that the original is in. */
  pool: string | undefined
  /** How many snapshots it has, if they can be copied too. */
  snapshots: number
  onChange: (part: Partial<Copy>) => void
}) => (
  <>
    <Field label={words.name} error={problem ?? undefined}>
      {(ids) => (
        <TextInput
          {...ids}
          value={copy.name}
          maxLength={70}
          onChange={(event) => onChange({ name: event.target.value.trim() })}
        />
      )}
    </Field>
    <PlaceSelects placed={copy} server={server} pool={pool} onChange={onChange} />
    {snapshots > 0 && (
      <CheckField
        label={words.snapshots(snapshots)}
        checked={copy.snapshots}
        onChange={(event) => onChange({ snapshots: event.target.checked })}
      />
    )}
    <CheckField
      label={words.start}
      checked={copy.start}
      onChange={(event) => onChange({ start: event.target.checked })}
    />
  </>
)
