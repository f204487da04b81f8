import { useEffect } from 'react'
import { router } from '../../router/router.ts'
import { navGroups } from './nav-items.ts'
import { paletteOpen, paneOpen, shortcutsOpen } from './shell-state.ts'

const chordMs = 1_200

const targets = new Map(
  navGroups.flatMap(({ items }) =>
    items.flatMap(({ key, to }) => (key === undefined ? [] : [[key, to] as const])),
  ),
)

/** Whether a key belongs to what has the focus: text is being typed, or something modal is open. */
const isTaken = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"], [role="menu"]') !== null ||
  (target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select')))

const focusSearch = (): void => document.querySelector<HTMLInputElement>('[data-page-search]')?.focus()

/** Ctrl+K, `/`, `?`, `o`, and `g` followed by the letter of a page. */
export const useShortcuts = (): void => {
  useEffect(() => {
    let chordUntil = 0
    const single = (event: KeyboardEvent): boolean => {
      if (performance.now() < chordUntil) {
        chordUntil = 0
        const to = targets.get(event.key)
        if (to === undefined) return false
        void router.navigate({ to })
        return true
      }
      if (event.key === 'g') chordUntil = performance.now() + chordMs
      else if (event.key === '/') focusSearch()
      else if (event.key === '?') shortcutsOpen.set(true)
      else if (event.key === 'o') paneOpen.set(!paneOpen.get())
      else return false
      return true
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        paletteOpen.set(!paletteOpen.get())
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      if (single(event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
