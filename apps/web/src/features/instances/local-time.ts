/** A point in time as `<input type="datetime-local">` wants it, in the clock of the browser. */
export const localInput = (at: Date): string => {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`
}

/** What such a field holds, as servers take it; undefined where it is empty or no time. */
export const instantOf = (local: string): string | undefined => {
  const date = new Date(local)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
}
