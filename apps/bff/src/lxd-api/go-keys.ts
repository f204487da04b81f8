/*
 * The keys of JSON objects as Go's encoding/json reads them into a struct: it compares them like `bytes.EqualFold`, so
 * that `Devices`, and `device\u017f` with the long s, are `devices`, and `to\u212aen` with the Kelvin sign is `token`;
 * beside ASCII these two alone fold to letters of ours. Each key that comes is decoded, so the last one wins, but
 * objects are filled and not replaced. The keys of Go's maps, such as those of `config`, are taken as they are.
 */

/** What a key is to Go, where a field of a struct has a name in small ASCII letters. */
export const foldedKey = (key: string): string =>
  key.toLowerCase().replaceAll('\u017f', 's').replaceAll('\u212a', 'k')

/** What is given for a field, in order. */
export const valuesOf = (body: Record<string, unknown>, name: string): unknown[] =>
  Object.entries(body).flatMap(([key, value]) => (foldedKey(key) === name ? [value] : []))

/** The texts that are given for a field, but for empty ones. Whoever forbids one has to look at all of them. */
export const textsOf = (body: Record<string, unknown>, name: string): string[] =>
  valuesOf(body, name).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []))

/** The text that a field has in the end; undefined when it is empty. Go passes over `null`. */
export const lastTextOf = (body: Record<string, unknown>, name: string): string | undefined => {
  const last = valuesOf(body, name).findLast((value) => typeof value === 'string')
  return last === undefined || last === '' ? undefined : last
}
