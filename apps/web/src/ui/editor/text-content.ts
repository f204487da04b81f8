import { fromUtf8, toUtf8 } from '@gantry/protocol/utf8'

/** A file as text: what stands between two lines is kept, so that saving changes nothing that was not changed. */
export type TextContent = { text: string; lineBreak: '\n' | '\r\n' }

/** The text of a file, or undefined where it is none: other bytes would not survive being edited. */
export const textOf = (bytes: Uint8Array): TextContent | undefined => {
  const text = fromUtf8(bytes)
  if (text === undefined || text.includes('\0')) return undefined
  const breaks = text.match(/\r\n|\n/g) ?? []
  // Where both kinds occur, or a lone CR, they stay as they are: only LF parts lines then, and CR is a character.
  const isDos = breaks.length > 0 && breaks.every((each) => each === '\r\n') && !/\r(?!\n)/.test(text)
  return { text, lineBreak: isDos ? '\r\n' : '\n' }
}

export const blobOf = (text: string): Blob => new Blob([toUtf8(text)])
