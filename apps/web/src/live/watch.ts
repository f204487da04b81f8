/** `rows` are keys of instances. */
export type Watched = { rows: string[]; usage: boolean; capacity: boolean }

/** The server takes at most this many rows. */
const maxRows = 200

/**
 * What all mounted components together look at. Each one puts its own wish under its own token; what goes to the
 * BFF is the union. `onChange` is called only when the union is another one.
 */
export const createWatch = (onChange: (watched: Watched) => void) => {
  const wishes = new Map<symbol, Watched>()
  let told = ''

  const union = (): Watched => {
    const all = [...wishes.values()]
    return {
      rows: [...new Set(all.flatMap((wish) => wish.rows))].slice(0, maxRows),
      usage: all.some((wish) => wish.usage),
      capacity: all.some((wish) => wish.capacity),
    }
  }
  const changed = (): void => {
    const now = union()
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    onChange(now)
  }
  return {
    union,
    put(token: symbol, wish: Watched) {
      wishes.set(token, wish)
      changed()
    },
    remove(token: symbol) {
      wishes.delete(token)
      changed()
    },
  }
}
