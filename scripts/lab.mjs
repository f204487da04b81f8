import { join } from 'node:path'
import { bin, build, give, install, root, run, say } from './workspace.mjs'

const lab = (...args) => run(bin('tsx'), ['e2e/lab/cli.ts', ...args])
const gantry = (args, env) => run(process.execPath, ['apps/bff/dist/main.js', ...args], { cwd: root, env })

await install()
const given = process.argv.slice(2)
// The server for virtual machines comes only when it is asked for: QEMU is large, and emulation slow.
const vm = given.filter((word) => word === '--vm')
const [verb = 'up', ...rest] = given.filter((word) => word !== '--vm')
if (verb === 'up') await start()
else process.exitCode = await lab(verb, ...vm, ...rest)

/** Brings the servers up and Gantry over them: the whole of it, as a newcomer should see it. */
async function start() {
  await build()
  const code = (await lab('up', ...vm)) || (await lab('samples', ...vm))
  if (code !== 0) give('the lab did not come up; the lines above say why', code)
  const folder = process.env.GANTRY_LAB_DIR ?? '/var/lib/gantry-lab'
  // Kept with the lab, so that `down` takes this Gantry's people and servers along.
  const env = { GANTRY_DATA: process.env.GANTRY_DATA ?? join(folder, 'gantry') }
  for (const client of ['lxc', 'incus', ...(vm.length > 0 ? ['vm'] : [])]) {
    const failed = await gantry(['import', join(folder, 'conf', client)], env)
    if (failed) give(`Gantry could not take over the servers of ${client}; the lines above say why`)
  }
  say('the servers stay up when Gantry ends; `npm run lab -- down` takes everything away')
  process.exitCode = await gantry([], env)
}
