import { createSlice } from '../../live/slice.ts'

export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const key = 'gantry.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

const kept = (): ThemeChoice => {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

export const theme = createSlice<ThemeChoice>(kept(), (flush) => flush())

const apply = (): void => {
  const dark = theme.get() === 'dark' || (theme.get() === 'system' && system.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}

export const chooseTheme = (choice: ThemeChoice): void => {
  theme.set(choice)
  apply()
  try {
    localStorage.setItem(key, choice)
  } catch {
    // Storage is off: it holds until the page is left.
  }
}

/** Follows the system while nothing else was chosen. The first theme is set by /theme.js before the first paint. */
export const followTheme = (): void => system.addEventListener('change', apply)
