/** Control characters, line separators, and the marks that turn the direction of text. */
const unprintable = /[\\\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * Text as one line that cannot forge another record or drive a terminal (S45): what is not printable is written as
 * `\u{1b}`, and a backslash as two, so that both can be told apart.
 */
export const oneLine = (text: string, most = 1_000): string => {
  const line = text.replace(unprintable, (character) =>
    character === '\\' ? '\\\\' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`
}
