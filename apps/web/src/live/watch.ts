/** `rows` are keys of instances. */
export type Watched = { rows: string[]; usage: boolean; capacity: boolean }

/** The server takes at most this many rows. */
const maxRows = 200
/** A scrolling table names other rows in each frame; what passes by faster than this nobody reads. */
const restMs = 100

/**
 * What all mounted components together look at. Each one puts its own wish under its own token; what goes to the
 * BFF is the union. `onChange` is called only when the union is another one, and when that has rested for 100 ms.
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
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (): void => {
    const now = union()
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    onChange(now)
  }
  const changed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(tell, restMs)
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
