import { type ComponentProps, lazy, Suspense } from 'react'
import { t } from '../../../i18n/en.ts'
import { NoticeAction } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import { type CloudInitProblems, cloudInitFields } from './cloud-init.ts'
import { countMore } from './count-more.ts'
import type { CreateForm, CreateProblems } from './create-form.ts'
import { FormSection } from './form-section.tsx'
import type { RequestEditor } from './request-editor.tsx'
import type { LineProblem } from './yaml-tools.ts'

const words = t.create.yaml

const Editor = lazy(async () => ({ default: (await import('./request-editor.tsx')).RequestEditor }))

/** In place of the fields: the request as YAML, with what is wrong below it. */
export const YamlFields = ({
  problem,
  problems,
  cloudProblems,
  ...editor
}: ComponentProps<typeof RequestEditor> & {
  problem: LineProblem | null
  problems: CreateProblems
  cloudProblems: CloudInitProblems
}) => {
  const wrong = [
    ...(problem === null ? [] : [words.line(problem.line, problem.message)]),
    ...Object.entries(problems).flatMap(([field, text]) =>
      text === null || field === 'server' ? [] : [words.field(field, text)],
    ),
    ...([...cloudInitFields, 'sshKeys'] as const).flatMap((field) => {
      const found = cloudProblems[field]
      return found === null
        ? []
        : [words.field(t.create.cloudInit[field], t.create.cloudInit.line(found.line, found.message))]
    }),
  ]
  return (
    <FormSection title={words.title}>
      <p className="m-0 text-dim text-small">{words.help}</p>
      <Suspense
        fallback={
          <Skeleton>
            <Bone className="h-96 w-full" />
          </Skeleton>
        }
      >
        <Editor {...editor} />
      </Suspense>
      {wrong.map((text) => (
        <p key={text} role="alert" className="m-0 text-bad text-small">
          {text}
        </p>
      ))}
    </FormSection>
  )
}

/** What YAML holds beyond the fields, so that nobody takes the form for all of it. */
export const MoreInYaml = ({ form, can, onOpen }: { form: CreateForm; can: Verdict; onOpen: () => void }) => {
  const more = countMore(form)
  if (more === 0) return null
  return (
    <p className="m-0 flex flex-wrap gap-x-2 border-line border-b px-4 py-2 text-dim">
      {words.more(more)} {can.ok ? <NoticeAction onClick={onOpen}>{words.show}</NoticeAction> : can.why}
    </p>
  )
}
