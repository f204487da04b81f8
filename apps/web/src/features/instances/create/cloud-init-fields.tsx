import { lazy, Suspense, useId, useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/inputs.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { type CloudInitField, type CloudInitProblems, cloudInitFields, usesCloudInit } from './cloud-init.ts'
import type { CreateForm } from './create-form.ts'
import { FormSection } from './form-section.tsx'

const words = t.create.cloudInit

/** CodeMirror is large, and most instances are made without it. */
const Editor = lazy(async () => ({ default: (await import('./cloud-init-editor.tsx')).CloudInitEditor }))

/** What cloud-init does at the first start, and the SSH keys that it lets in. Closed until somebody wants it. */
export const CloudInitFields = ({
  form,
  problems,
  onChange,
}: {
  form: CreateForm
  problems: CloudInitProblems
  onChange: (part: Partial<CreateForm>) => void
}) => {
  const id = useId()
  const [wantsOpen, setOpen] = useState(usesCloudInit(form))
  const [field, setField] = useState<CloudInitField>('userData')
  const wrong = cloudInitFields.filter((each) => problems[each] !== null)
  // What is wrong keeps the form from being sent, so it cannot be hidden.
  const isOpen = wantsOpen || wrong.length > 0 || problems.sshKeys !== null
  return (
    <FormSection title={words.title}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="self-start rounded-[3px] text-accent hover:underline"
      >
        {isOpen ? words.close : words.open}
      </button>
      {isOpen && (
        <div id={id} className="flex min-w-0 flex-col gap-3">
          <p className="m-0 text-dim text-small">{words.help}</p>
          <Field
            label={words.sshKeys}
            help={words.sshKeysHelp}
            error={
              problems.sshKeys === null
                ? undefined
                : words.line(problems.sshKeys.line, problems.sshKeys.message)
            }
            optional
          >
            {(ids) => (
              <TextArea
                {...ids}
                mono
                rows={3}
                value={form.sshKeys}
                placeholder="ssh-ed25519 AAAA… name"
                onChange={(event) => onChange({ sshKeys: event.target.value })}
              />
            )}
          </Field>
          <div className="flex max-w-full">
            <Choices
              label={words.texts}
              value={field}
              choices={cloudInitFields.map((each) => ({
                id: each,
                label: words[each],
                ...(form[each] === '' ? {} : { count: '●' }),
              }))}
              onChange={setField}
            />
          </div>
          <Suspense
            fallback={
              <Skeleton>
                <Bone className="h-52 w-full" />
              </Skeleton>
            }
          >
            <Editor
              key={field}
              field={field}
              text={form[field]}
              onChange={(text) => onChange({ [field]: text })}
            />
          </Suspense>
          {wrong.map((each) => (
            <p key={each} role="alert" className="m-0 text-bad text-small">
              {words[each]}, {words.line(problems[each]?.line ?? 1, problems[each]?.message ?? '')}
            </p>
          ))}
        </div>
      )}
    </FormSection>
  )
}
