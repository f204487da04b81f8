/** In this order: Edge and Opera say Chrome too, and Chrome says Safari. */
const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/(Headless)?Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
]

/** Android says Linux too, and an iPad may say Macintosh. */
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

const first = (list: readonly [RegExp, string][], text: string): string =>
  list.find(([pattern]) => pattern.test(text))?.[1] ?? ''

/**
 * The browser and the system that a `User-Agent` names, enough to tell one's own sessions apart. Either is empty
 * where it is not known; the whole text is shown beside it.
 */
export const agentOf = (agent: string): { browser: string; system: string } => ({
  browser: first(browsers, agent),
  system: first(systems, agent),
})
