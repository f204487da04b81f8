import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { t } from '../i18n/en.ts'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

/** Copies and says so for a moment. */
export const CopyButton = ({ text, label = t.ui.copy }: { text: string; label?: string }) => {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? t.ui.copied : label}
      size="small"
      onClick={() => void copy()}
    />
  )
}

/** A command or a fingerprint with a button that copies it. */
export const Code = ({ children, wrap = true }: { children: string; wrap?: boolean }) => (
  <div className="flex items-start gap-2 rounded-control border border-line bg-bg py-1 pr-1 pl-2.5">
    <code
      className={cx(
        'min-w-0 flex-1 py-0.5 text-small leading-5',
        wrap ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : 'overflow-x-auto whitespace-pre',
      )}
    >
      {children}
    </code>
    <CopyButton text={children} />
  </div>
)
