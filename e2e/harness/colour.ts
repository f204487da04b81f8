import type { Locator } from '@playwright/test'

/** The colour of a table row's text, as the browser computed it. */
export async function colourOf(row: Locator): Promise<string> {
  const key = await row.getAttribute('data-key')
  return await row
    .page()
    .evaluate<string>(`getComputedStyle(document.querySelector('[data-key="${key}"]')).color`)
}
