import { files } from '../../../i18n/en/files.ts'

/** A name or a path; what stands for other bytes is set apart, so that nobody takes it for letters. */
export const ByteText = ({ text }: { text: string }) => {
  if (!text.includes('\\')) return <>{text}</>
  let at = 0
  return (
    <span data-tip={files.escapes}>
      {text.split(/((?:\\x[0-9a-f]{2})+|\\\\)/).map((part) => {
        const key = at
        at += part.length
        return part.startsWith('\\') ? (
          <span key={key} className="font-mono text-dim text-small">
            {part}
          </span>
        ) : (
          part
        )
      })}
    </span>
  )
}
