import * as z from 'zod/mini'
import { createSlice } from '../../live/slice.ts'
import { themeNames } from './themes.ts'

const fontSizes = { least: 8, most: 32 } as const

const Preferences = z.object({
  fontSize: z.catch(z.int().check(z.gte(fontSizes.least), z.lte(fontSizes.most)), 13),
  theme: z.catch(z.enum(themeNames), 'gantry'),
  /** Whether programs may write the clipboard (OSC 52). Off: a text that is only looked at must not change it. */
  clipboard: z.catch(z.boolean(), false),
  /** Pixels of the dock. */
  height: z.catch(z.int().check(z.gte(120), z.lte(4000)), 340),
})
export type TerminalPreferences = z.infer<typeof Preferences>

const key = 'gantry.terminal'

const kept = (): TerminalPreferences => {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return Preferences.parse({})
  }
}

/** How this browser draws terminals. Not the account's: a phone wants other letters than a wall. */
export const terminalPreferences = createSlice(kept(), (flush) => flush())

export const changePreferences = (part: Partial<TerminalPreferences>): void => {
  const next = Preferences.parse({ ...terminalPreferences.get(), ...part })
  terminalPreferences.set(next)
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // Storage is off: it holds until the page is left.
  }
}

/** The next size up (1) or down (-1), and no further than letters can be read. */
export const stepFontSize = (by: 1 | -1): void => {
  const wanted = terminalPreferences.get().fontSize + by
  changePreferences({ fontSize: Math.max(fontSizes.least, Math.min(fontSizes.most, wanted)) })
}
