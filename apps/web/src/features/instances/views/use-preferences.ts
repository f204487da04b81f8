import { useSyncExternalStore } from 'react'
import { type Preferences, printPreferences, readPreferences } from './saved-views.ts'

const storageKey = 'gantry.instances'
const listeners = new Set<() => void>()
let known: { text: string | null; preferences: Preferences } | undefined

const stored = (): string | null => {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    // A browser that keeps nothing still shows the page.
    return null
  }
}

const current = (): Preferences => {
  const text = stored()
  if (known === undefined || known.text !== text) known = { text, preferences: readPreferences(text) }
  return known.preferences
}

const tell = (): void => {
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) addEventListener('storage', tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', tell)
  }
}

export const changePreferences = (change: (before: Preferences) => Preferences): void => {
  const preferences = change(current())
  try {
    localStorage.setItem(storageKey, printPreferences(preferences))
  } catch {
    known = { text: stored(), preferences }
  }
  tell()
}

/** The saved views and the chosen columns of this browser; other tabs of it are followed. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, current)
