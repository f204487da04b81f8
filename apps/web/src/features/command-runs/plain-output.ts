/*
 * What a command printed, as text to read: a page is no terminal. Colours and moves of the cursor go, a line that was
 * written over shows how it ended, and other control characters become signs that can be seen.
 */
const sequences = new RegExp(
  [
    // OSC, DCS, PM, APC and SOS, up to their terminator.
    '\\u001b[\\]PX^_][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?',
    // CSI; what was kept may end in the middle of one.
    '\\u001b\\[[0-?]*[ -/]*(?:[@-~]|$)',
    // Two or three characters, such as a choice of character set.
    '\\u001b[ -/]*[0-~]',
  ].join('|'),
  'g',
)

/** `10 %\r20 %\r` shows `20 %`. */
const writtenOver = (line: string): string => {
  const parts = line.split('\r').filter((part) => part !== '')
  return parts.at(-1) ?? ''
}

const visible = (char: string): string => {
  const code = char.charCodeAt(0)
  if (code === 127) return '␡'
  return code < 32 ? String.fromCharCode(0x2400 + code) : `\\x${code.toString(16)}`
}

export const plainOutput = (output: string): string =>
  output
    .replace(sequences, '')
    .split('\n')
    .map(writtenOver)
    .join('\n')
    .replace(/[^\P{Cc}\n\t]/gu, visible)
