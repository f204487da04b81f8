import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { playwrightFailures, printed, vitestFailures } from './failures.mjs'
import { bin, build, install, root, run, say } from './workspace.mjs'

/*
 * Everything there is to check, in the order in which a fault is cheapest to find. The last line is made from
 * the runners' own counts; a check that is no test (lint, types, size) counts as one.
 */
const results = join(root, 'test-results')
const total = { passed: 0, failed: 0, skipped: 0 }
const notes = []
const failures = []

await install()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

await check('lint', () => run('npm', ['run', '--silent', 'lint']))
await check('types', types)
await build()
await check('first-load budget', () => run(process.execPath, ['scripts/check-budget.mjs']))

const lab = await bringUpLab()
const machines = lab.up ? await bringUpMachines() : { up: false, before: false }
const here = { GANTRY_TEST_LAB: lab.up ? 'up' : 'none', GANTRY_TEST_VM: machines.up ? 'up' : 'none' }
for (const folder of ['packages/protocol', 'packages/lxd-client', 'apps/web', 'apps/bff'])
  await vitest(folder)
if (lab.up) await playwright()
else notes.push(`SKIPPED: every e2e test and every test against real servers. ${lab.why}`)
if (lab.up && !lab.before) await check('lab leaves nothing behind', () => labCommand('down'))
else if (lab.up && !machines.before) await labCommand('down', '--vm')

for (const note of notes) process.stdout.write(`\n*** ${note} ***\n`)
// Last, for who sees no more of a long output than its end.
for (const failure of failures) process.stdout.write(`\n${failure}\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0

async function check(name, what) {
  say(`checking ${name}`)
  if ((await what()) === 0) total.passed += 1
  else {
    total.failed += 1
    notes.push(`FAILED: ${name}`)
  }
}

async function types() {
  let worst = 0
  for (const folder of ['packages/protocol', 'packages/lxd-client', 'apps/bff', 'apps/web', 'e2e', 'bench']) {
    worst = Math.max(worst, await run(bin('tsc'), ['-p', folder]))
  }
  return worst
}

function labCommand(...args) {
  return run(bin('tsx'), ['e2e/lab/cli.ts', ...args])
}

/** A lab that stood before is somebody's: it is used, and left standing. */
async function bringUpLab() {
  const before = (await run(bin('tsx'), ['e2e/lab/cli.ts', 'status'], { stdio: 'ignore' })) === 0
  const code = await labCommand('up')
  if (code === 0) return { up: true, before }
  if (code === 3) return { up: false, before, why: 'The line of the lab above says why it cannot run here.' }
  total.failed += 1
  notes.push('FAILED: the lab did not come up')
  return { up: false, before, why: 'The lab failed.' }
}

/** The server for virtual machines, by emulation: where it is not there within a minute, tests would only wait for it. */
async function bringUpMachines() {
  const before = (await run(bin('tsx'), ['e2e/lab/cli.ts', 'status', '--vm'], { stdio: 'ignore' })) === 0
  if ((await labCommand('packages', '--vm')) !== 0)
    return noMachines(before, 'its packages could not be installed')
  const start = performance.now()
  if ((await labCommand('up', '--vm')) !== 0) return noMachines(before, 'it did not start')
  const seconds = (performance.now() - start) / 1000
  if (seconds > 60)
    return noMachines(before, `it took ${Math.round(seconds)} s to start, and 60 s is the limit`)
  return { up: true, before }
}

function noMachines(before, why) {
  notes.push(
    `SKIPPED: the tests of virtual machines and their graphical consoles. The server for them: ${why}.`,
  )
  return { up: false, before }
}

async function vitest(folder) {
  say(`testing ${folder}`)
  const file = join(results, `${folder.replace('/', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(bin('vitest', folder), ['run', ...reporters], { cwd: join(root, folder), env: here })
  count(folder, code, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: vitestFailures(report),
  }))
}

async function playwright() {
  say('testing end to end, in a real browser over the real servers')
  const file = join(results, 'e2e.json')
  const env = { ...here, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await run(bin('playwright', 'e2e'), ['test', '--reporter=list,json'], {
    cwd: join(root, 'e2e'),
    env,
  })
  count('e2e', code, file, (report) => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
    skipped: report.stats.skipped,
    failures: playwrightFailures(report),
  }))
}

/** A runner that failed without a failed test (a file that does not load, say) counts as one failure. */
function count(name, code, file, read) {
  let counts = { passed: 0, failed: 0, skipped: 0, failures: [] }
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    notes.push(`FAILED: ${name} left no report`)
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  if (counts.failed > 0) notes.push(`FAILED: ${counts.failed} in ${name}`)
  if (counts.skipped > 0) notes.push(`SKIPPED: ${counts.skipped} in ${name}; its output says why`)
  failures.push(...counts.failures.map((failure) => printed(name, failure)))
  for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key]
}
