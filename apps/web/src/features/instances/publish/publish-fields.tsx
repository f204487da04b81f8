import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { tasks } from '../../../i18n/en/tasks.ts'
import { Field } from '../../../ui/field.tsx'
import { CheckField, Select, TextArea, TextInput } from '../../../ui/inputs.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import type { PublishForm, PublishProblems } from './publish-form.ts'

const words = tasks.publish

/** What is chosen about a new image. `stop` says whether the instance may be stopped for it; undefined: it is. */
export const PublishFields = ({
  form,
  problems,
  snapshots,
  algorithms,
  stop,
  onChange,
}: {
  form: PublishForm
  problems: PublishProblems
  /** Undefined while they are not known. */
  snapshots: readonly InstanceSnapshot[] | undefined
  algorithms: readonly string[]
  stop: Verdict | undefined
  onChange: (part: Partial<PublishForm>) => void
}) => (
  <>
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={words.source.label} help={snapshots?.length === 0 ? words.source.none : undefined}>
        {(ids) => (
          <Select
            {...ids}
            value={form.snapshot}
            onChange={(event) => onChange({ snapshot: event.target.value })}
          >
            <option value="">{words.source.now}</option>
            {snapshots?.map(({ name }) => (
              <option key={name} value={name}>
                {words.source.snapshot(name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.compression.label} help={words.compression.help}>
        {(ids) => (
          <Select
            {...ids}
            value={form.compression}
            onChange={(event) => onChange({ compression: event.target.value })}
          >
            {algorithms.map((name) => (
              <option key={name} value={name}>
                {words.compression.name(name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
    {stop !== undefined && form.snapshot === '' && (
      <div className="grid gap-1">
        <CheckField
          label={words.force.label}
          help={stop.ok ? words.force.help : stop.why}
          checked={form.force}
          disabled={!stop.ok}
          onChange={(event) => onChange({ force: event.target.checked })}
        />
        {problems.force !== null && stop.ok && (
          <p className="m-0 pl-[21px] text-bad text-small">{problems.force}</p>
        )}
      </div>
    )}
    <Field label={words.aliases.label} help={words.aliases.help} optional>
      {(ids) => (
        <TextInput
          {...ids}
          value={form.aliases}
          onChange={(event) => onChange({ aliases: event.target.value })}
        />
      )}
    </Field>
    <Field
      label={words.properties.label}
      help={words.properties.help}
      error={problems.properties ?? undefined}
      optional
    >
      {(ids) => (
        <TextArea
          {...ids}
          mono
          rows={3}
          value={form.properties}
          onChange={(event) => onChange({ properties: event.target.value })}
        />
      )}
    </Field>
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label={words.expires.label} error={problems.expires ?? undefined} optional>
        {(ids) => (
          <TextInput
            {...ids}
            type="datetime-local"
            value={form.expires}
            onChange={(event) => onChange({ expires: event.target.value })}
          />
        )}
      </Field>
      <div className="sm:pt-6">
        <CheckField
          label={words.public.label}
          help={words.public.help}
          checked={form.public}
          onChange={(event) => onChange({ public: event.target.checked })}
        />
      </div>
    </div>
  </>
)
