import { fromUtf8, toUtf8 } from './utf8.ts'

/*
 * Bytes as text that a person can read and that loses nothing: what is UTF-8 and printable stands as it is, a
 * backslash is two, and every other byte is `\xNN`. Names of files are bytes; so `caf\xe9` is a name of Latin-1, and
 * `two\x0alines` has a newline in it. (Base64 was rejected: nobody reads it in an address, an audit record or a log.)
 */

/** Control characters, those that only format (the marks that turn the direction of text), line separators, and halves of pairs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u2065]/u

const escaped = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')

/** How many bytes the UTF-8 sequence has that such a byte begins. */
const lengthAt = (byte: number): number => (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4)

/** What the bytes are as text; {@link textToBytes} gives the very same bytes back. */
export const bytesToText = (bytes: Uint8Array): string => {
  const whole = fromUtf8(bytes)
  if (whole !== undefined && !unprintable.test(whole)) return whole.replaceAll('\\', '\\\\')
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const sequence = bytes.subarray(at, at + lengthAt(bytes[at] ?? 0))
    const character = fromUtf8(sequence)
    if (character === undefined) {
      text += escaped(bytes.subarray(at, at + 1))
      at += 1
    } else {
      text += unprintable.test(character) ? escaped(sequence) : character === '\\' ? '\\\\' : character
      at += sequence.length
    }
  }
  return text
}

/** The bytes that a text stands for; undefined when a backslash in it begins no escape. */
export const textToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const parts: number[] = []
  for (const part of text.match(/\\x[0-9a-f]{2}|\\\\|[^\\]+|\\/gi) ?? []) {
    if (part === '\\') return undefined
    if (part === '\\\\') parts.push(0x5c)
    else if (part.startsWith('\\')) parts.push(Number.parseInt(part.slice(2), 16))
    else for (const byte of toUtf8(part)) parts.push(byte)
  }
  return Uint8Array.from(parts)
}
