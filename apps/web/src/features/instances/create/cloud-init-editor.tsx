import { useState } from 'react'
import { t } from '../../../i18n/en.ts'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import type { CloudInitField } from './cloud-init.ts'

/**
 * One text in the editor. In a file of its own, so that the editor comes only when it is wanted. What it shows is its
 * own once it is there: another field needs another `key`.
 */
export const CloudInitEditor = ({
  field,
  text,
  onChange,
}: {
  field: CloudInitField
  text: string
  onChange: (text: string) => void
}) => {
  const [content] = useState({ text, lineBreak: '\n' as const })
  return (
    <div className="grid gap-1">
      <div className="h-52">
        <CodeView content={content} label={t.create.cloudInit[field]} onChange={onChange} />
      </div>
      <span className="text-dim text-small">{t.create.editorKeys}</span>
    </div>
  )
}
