import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { give, root } from './workspace.mjs'

/* What biome and knip cannot say: the length of files, and words that stand for a broken habit. */
const longest = 400
const source = /\.(ts|tsx|mjs|css)$/
const rules = [
  { word: /\b(TODO|FIXME|XXX)\b/, why: 'finish it, or file an issue' },
  {
    word: /@ts-(ignore|nocheck|expect-error)/,
    why: 'mend the type',
    except: /\/test\/types\//,
  },
  { word: /\bas (any|unknown as)\b/, why: 'no cast past the compiler' },
  {
    word: /\brejectUnauthorized\b/,
    why: 'only the connector factory decides on TLS',
    except: /lxd-client\/(src\/node|test)|\/test\/|^e2e\/|^bench\//,
  },
  {
    word: /\bprocess\.exit\(/,
    why: 'only main may end the process',
    except: /^scripts\/|main\.ts$|cli\.ts$/,
  },
  { word: /\b(page|context)\.route\(/, why: 'e2e tests talk to real servers', only: /^e2e\// },
  { word: /waitForTimeout\(/, why: 'wait for what a person would wait for', only: /^e2e\// },
  {
    word: /\btest\.(skip|fixme|only)\(|\b(describe|it)\.only\(/,
    why: 'a test runs, or is not there',
    only: /^e2e\/tests|test/,
  },
]

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const faults = []
for (const path of files.split('\n')) {
  if (!source.test(path) || path.endsWith('.gen.ts') || path === 'scripts/check-files.mjs') continue
  if (!existsSync(join(root, path))) continue
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  if (lines.length > longest + 1) faults.push(`${path}: ${lines.length} lines, ${longest} is the end`)
  for (const { word, why, only, except } of rules) {
    if ((only && !only.test(path)) || except?.test(path)) continue
    lines.forEach((line, index) => {
      if (word.test(line)) faults.push(`${path}:${index + 1}: ${line.match(word)[0]} — ${why}`)
    })
  }
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length > 0) give(`${faults.length} faults in files`)
