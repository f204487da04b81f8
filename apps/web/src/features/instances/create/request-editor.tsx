import { useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import { type NetworkChoice, requestOf } from './create-body.ts'
import type { CreateForm } from './create-form.ts'
import { readRequest, requestText } from './create-yaml.ts'
import { formFromRequest } from './form-from-request.ts'
import type { Inherited } from './inherited.ts'
import type { LineProblem } from './yaml-tools.ts'

/** The whole request as YAML. What can be read of it is in the form at once; `onProblem` says what cannot. */
export const RequestEditor = ({
  form,
  inherited,
  networks,
  onChange,
  onProblem,
}: {
  form: CreateForm
  inherited: Inherited
  networks: readonly NetworkChoice[]
  onChange: (form: CreateForm) => void
  onProblem: (problem: LineProblem | null) => void
}) => {
  const [content] = useState(() => {
    const network = networks.find((each) => each.name === form.network)
    return { text: requestText(requestOf(form, inherited, network)), lineBreak: '\n' as const }
  })
  const read = (text: string): void => {
    const request = readRequest(text)
    onProblem(request.ok ? null : request)
    if (request.ok) onChange(formFromRequest(form, request.value, inherited, networks))
  }
  return (
    <div className="h-[clamp(320px,calc(100vh-420px),640px)]">
      <CodeView content={content} label={t.create.yaml.label} onChange={read} />
    </div>
  )
}
