import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { Code } from '../../../ui/code.tsx'
import { Section } from '../../../ui/section.tsx'
import { originName } from '../../images/pick-image.ts'
import { createCommand } from './create-command.ts'
import type { CreateForm } from './create-form.ts'
import { isSeveral, namesOf } from './names.ts'

const words = t.create.summary

const steps = (form: CreateForm, server: ServerRow): string[] => {
  const { image } = form
  const name = form.name === '' ? words.nameless : form.name
  const place = form.member === '' ? server.name : `${server.name} · ${form.member}`
  const names = isSeveral(form.name) ? namesOf(form.name) : undefined
  return [
    ...(image === null && !form.empty ? [words.imageMissing] : []),
    ...(!form.empty && image?.origin.kind === 'remote'
      ? [words.download(image.title, originName(image.origin))]
      : []),
    names === undefined ? words.make(name, place, form.project) : words.makeMany(names, place, form.project),
    ...(image === null || form.empty ? [] : [words.unpack(image.title)]),
    form.start ? words.start : words.noStart,
    ...(form.ephemeral ? [words.ephemeral] : []),
  ]
}

/** What pressing the button will do, and the line for a shell that does the same. */
export const Summary = ({ form, server }: { form: CreateForm; server: ServerRow | undefined }) => (
  <div className="flex flex-col gap-3">
    {server !== undefined && (
      <Section title={words.title}>
        <ol className="m-0 grid list-decimal gap-1 pl-4 marker:text-dim">
          {steps(form, server).map((step) => (
            <li key={step} className="pl-1 [overflow-wrap:anywhere]">
              {step}
            </li>
          ))}
        </ol>
      </Section>
    )}
    <Section title={words.command}>
      <Code>{createCommand(form, server)}</Code>
    </Section>
  </div>
)
