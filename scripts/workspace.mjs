import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What every `npm run …` of the root needs before a dependency is there: Node alone runs this file. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

export const say = (text) => process.stdout.write(`gantry: ${text}\n`)

/** Ends this process with a sentence a person can act on. */
export function give(up, code = 1) {
  process.stderr.write(`gantry: ${up}\n`)
  process.exit(code)
}

/** Runs to the end with our own output; resolves to the exit code (128 + n for a signal). */
export function run(command, args, { env = {}, cwd = root, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, { cwd, stdio, env: { ...process.env, ...env } })
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** A command of a dependency, such as `tsc` or `tsx`, of the root or of one package. */
export const bin = (name, folder = '.') => join(root, folder, 'node_modules', '.bin', name)

/** Installs what the lock file names, if it changed since the last time; brings pnpm itself. */
export async function install() {
  checkNode()
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.gantry-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  ensureToolchain()
  say('installing dependencies')
  // Without a terminal pnpm asks nothing only when CI is set; a browser of Playwright's own is never wanted.
  const env = { CI: 'true', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only']
  if ((await run('npx', args, { env })) !== 0)
    give('the dependencies could not be installed; the lines above say why')
  writeFileSync(stamp, lock)
}

/** Builds the pages and the server. */
export async function build() {
  say('building')
  for (const app of ['apps/web', 'apps/bff']) {
    const code = await run(bin('vite', app), ['build', '--logLevel', 'warn'], { cwd: join(root, app) })
    if (code !== 0) give(`${app} does not build; the lines above say why`)
  }
}

function checkNode() {
  const floor = engines.node.replace('>=', '').split('.').map(Number)
  const here = process.versions.node.split('.').map(Number)
  const enough = here[0] > floor[0] || (here[0] === floor[0] && here[1] >= floor[1])
  if (!enough) give(`Node ${engines.node} is needed, this is ${process.versions.node}`)
}

/** better-sqlite3 is compiled where its prebuilt binary cannot be fetched: that takes a C++ compiler. */
function ensureToolchain() {
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).status !== 0)
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say(`installing ${missing.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', ['--quiet', ...args], { stdio: 'inherit', env })
  apt('update')
  apt('install', '--yes', '--no-install-recommends', ...missing)
}
