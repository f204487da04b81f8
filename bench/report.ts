import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Figure } from './measurement.ts'

const file = resolve(import.meta.dirname, '../docs/load.md')

/** One measurement's figures, as a table for the terminal and for docs/load.md alike. */
export function table(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, seen, goal, held }) => [
    what,
    seen,
    goal ?? '',
    held === undefined ? '' : held ? 'held' : '**missed**',
  ])
  const rows = [['what', 'seen', 'goal', ''], ['---', '---', '---', '---'], ...lines]
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Puts a text between the markers of a block; the page says where each block stands. */
export async function writeBlock(name: string, text: string): Promise<void> {
  const page = await readFile(file, 'utf8')
  const [begin, end] = [`<!-- bench:${name} -->`, '<!-- /bench -->']
  const from = page.indexOf(begin)
  const to = page.indexOf(end, from)
  if (from < 0 || to < 0) throw new Error(`docs/load.md has no block ${begin} … ${end}`)
  await writeFile(file, `${page.slice(0, from)}${begin}\n${text}\n${page.slice(to)}`)
}
