import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { give, root } from './workspace.mjs'

/*
 * What a browser must load before it shows anything, and for the instances page, in kB of gzip. The manifest of
 * the build says which chunks a page needs: its own and those it imports statically.
 */
const budgets = [
  { name: 'entry', source: 'index.html', kB: 180 },
  { name: 'instances page', source: 'src/routes/_shell/instances/index.tsx?tsr-split=component', kB: 250 },
]
const dist = join(root, 'apps/web/dist')
const file = join(dist, '.vite/manifest.json')
if (!existsSync(file)) give('apps/web is not built')
const manifest = JSON.parse(readFileSync(file, 'utf8'))

function chunks(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) chunks(next, seen)
  return seen
}
// `src/main.ts` begins with React and takes everything else in a second step.
const entry = new Set([...chunks('index.html'), ...chunks('src/app.tsx')])
const size = (keys) =>
  [...keys].reduce((sum, key) => sum + gzipSync(readFileSync(join(dist, manifest[key].file))).length, 0) /
  1000

let over = false
for (const { name, source, kB } of budgets) {
  if (!manifest[source]) give(`the build has no chunk for ${source}`)
  const is = size(new Set([...entry, ...chunks(source)]))
  over ||= is > kB
  process.stdout.write(`${name}: ${is.toFixed(1)} of ${kB} kB gzip\n`)
}
if (over) give('over the first-load budget')
