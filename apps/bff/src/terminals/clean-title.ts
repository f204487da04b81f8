/** Control characters, and those that turn the direction of text or are not seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu

/** What a program calls its window, fit to be shown in a tab: it may come from an instance that nobody trusts (S48). */
export const cleanTitle = (title: string): string =>
  title.slice(0, 1000).replace(unseen, '').trim().slice(0, 200)
