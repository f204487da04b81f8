/**
 * Splits a line into words as a shell does: blanks between them, quotes of both kinds, a backslash before one
 * character. Nothing is expanded. Undefined where a quote is not closed.
 */
export const splitWords = (line: string): string[] | undefined => {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? ''
    if (quote !== '') {
      if (char === quote) quote = ''
      else if (char === '\\' && quote === '"' && /["\\$`]/.test(line[at + 1] ?? '')) {
        at += 1
        word = `${word ?? ''}${line[at]}`
      } else word = `${word ?? ''}${char}`
    } else if (char === '"' || char === "'") {
      quote = char
      word ??= ''
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (char === '\\' && at + 1 < line.length) {
      at += 1
      word = `${word ?? ''}${line[at]}`
    } else word = `${word ?? ''}${char}`
  }
  if (quote !== '') return undefined
  if (word !== undefined) words.push(word)
  return words
}
