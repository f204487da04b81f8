const trueWords: ReadonlySet<string> = new Set(['true', '1', 'yes', 'on'])

/**
 * Whether a value of a configuration means yes, as LXD and Incus read it: one of four words in any case. A key that
 * is not there, or anything else, means no.
 */
export const isTrue = (value: string | undefined): boolean =>
  value !== undefined && trueWords.has(value.toLowerCase())
