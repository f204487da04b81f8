import type { Page } from '@playwright/test'

/** Leaves a mark in the document, which a reload takes away. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.dataset.marked = 'yes'")
}

export async function sameDocument(page: Page): Promise<boolean> {
  return await page.evaluate<boolean>("document.documentElement.dataset.marked === 'yes'")
}
