/** Which terminals stand in the dock, in which order, in one pane or two, and which of each pane is looked at. */
export type DockPane = { tabs: readonly string[]; active: string }
export type Dock = readonly DockPane[]

const idShape = /^[\w-]{1,64}$/

/**
 * The dock as it stands in the URL: ids with `.` between them, `*` after the one that is looked at, `~` between two
 * panes. What cannot be read is left out; each id counts once.
 */
export const parseDock = (text: string | undefined): Dock => {
  const seen = new Set<string>()
  return (text ?? '')
    .split('~')
    .slice(0, 2)
    .flatMap((part) => {
      const tabs: string[] = []
      let active: string | undefined
      for (const word of part.split('.')) {
        const id = word.replace(/\*$/, '')
        if (!idShape.test(id) || seen.has(id)) continue
        seen.add(id)
        tabs.push(id)
        if (word.endsWith('*')) active = id
      }
      const [first] = tabs
      return first === undefined ? [] : [{ tabs, active: active ?? first }]
    })
}

/** Undefined for an empty dock, so that it leaves nothing in the URL. */
export const printDock = (dock: Dock): string | undefined =>
  dock.length === 0
    ? undefined
    : dock.map(({ tabs, active }) => tabs.map((id) => (id === active ? `${id}*` : id)).join('.')).join('~')

export const tabsOf = (dock: Dock): string[] => dock.flatMap(({ tabs }) => tabs)

/** Puts a terminal at the end of the first pane, or where it is already, and looks at it. */
export const shown = (dock: Dock, id: string): Dock => {
  if (tabsOf(dock).includes(id)) {
    return dock.map((pane) => (pane.tabs.includes(id) ? { ...pane, active: id } : pane))
  }
  const [first, ...rest] = dock
  if (first === undefined) return [{ tabs: [id], active: id }]
  return [{ tabs: [...first.tabs, id], active: id }, ...rest]
}

/** Takes a terminal out; its neighbour is looked at then. A pane that is empty closes. */
export const without = (dock: Dock, id: string): Dock =>
  dock.flatMap((pane) => {
    const at = pane.tabs.indexOf(id)
    if (at < 0) return [pane]
    const tabs = pane.tabs.filter((tab) => tab !== id)
    const next = tabs[Math.min(at, tabs.length - 1)]
    if (next === undefined) return []
    return [{ tabs, active: pane.active === id ? next : pane.active }]
  })

/** Moves a terminal into the other pane, which opens for it. */
export const moved = (dock: Dock, id: string): Dock => {
  const from = dock.findIndex((pane) => pane.tabs.includes(id))
  if (from < 0) return dock
  const other = dock[1 - from]
  if (other === undefined) {
    const rest = without(dock, id)
    return rest.length === 0 ? dock : [...rest, { tabs: [id], active: id }]
  }
  const target: DockPane = { tabs: [...other.tabs, id], active: id }
  const [left] = without(dock.slice(from, from + 1), id)
  const panes = from === 0 ? [left, target] : [target, left]
  return panes.filter((pane) => pane !== undefined)
}

/** The tab `by` steps away from the one that is looked at in its pane, round and round. */
export const neighbour = (pane: DockPane, by: number): string => {
  const at = pane.tabs.indexOf(pane.active)
  return pane.tabs[(at + by + pane.tabs.length) % pane.tabs.length] ?? pane.active
}
