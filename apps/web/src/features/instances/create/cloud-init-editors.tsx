import { useMemo } from 'react'
import { t } from '../../../i18n/en.ts'
import { CodeView } from '../../../ui/editor/code-view.tsx'
import type { CloudInitField } from './cloud-init.ts'

/** One text in the editor. In a file of its own, so that the editor comes only when it is wanted. */
export const CloudInitEditor = ({
  field,
  text,
  onChange,
}: {
  field: CloudInitField
  text: string
  onChange: (text: string) => void
}) => {
  // What it shows is its own once it is there; another text of the form would take the cursor away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the text that it begins with
  const content = useMemo(() => ({ text, lineBreak: '\n' as const }), [field])
  return (
    <div className="h-52">
      <CodeView content={content} label={t.create.cloudInit[field]} onChange={onChange} />
    </div>
  )
}
