import { useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import type { CreateRequest, RequestDraft } from './create-body.ts'
import { readRequest, requestText } from './create-yaml.ts'
import type { LineProblem } from './yaml-tools.ts'

/** The whole request as YAML, as it was when the editor was opened. What is written comes back read, or says what is wrong. */
export const RequestEditor = ({
  request,
  onRead,
  onProblem,
}: {
  request: RequestDraft
  onRead: (request: CreateRequest) => void
  onProblem: (problem: LineProblem) => void
}) => {
  const [content] = useState(() => ({ text: requestText(request), lineBreak: '\n' as const }))
  const read = (text: string): void => {
    const written = readRequest(text)
    if (written.ok) onRead(written.value)
    else onProblem({ line: written.line, message: written.message })
  }
  return (
    <div className="grid gap-1">
      <div className="h-[clamp(320px,calc(100vh-420px),640px)]">
        <CodeView content={content} label={t.create.yaml.label} onChange={read} />
      </div>
      <span className="text-dim text-small">{t.create.editorKeys}</span>
    </div>
  )
}
