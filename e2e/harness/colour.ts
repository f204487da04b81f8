import type { Locator } from '@playwright/test'

/** The colour of an element's text, as the browser computed it. */
export async function colourOf(element: Locator): Promise<string> {
  return String(await element.evaluate('(element) => getComputedStyle(element).color'))
}
