import { join } from 'node:path'
import { bin, build, give, install, root, run, say } from './workspace.mjs'

const lab = (...args) => run(bin('tsx'), ['e2e/lab/cli.ts', ...args])
const gantry = (args, env) => run(process.execPath, ['apps/bff/dist/main.js', ...args], { cwd: root, env })

await install()
const [verb = 'up', ...rest] = process.argv.slice(2)
if (verb === 'up') await start()
else process.exitCode = await lab(verb, ...rest)

/** Brings the servers up and Gantry over them: the whole of it, as a newcomer should see it. */
async function start() {
  await build()
  const code = (await lab('up')) || (await lab('samples'))
  if (code !== 0) give('the lab did not come up; the lines above say why', code)
  const folder = process.env.GANTRY_LAB_DIR ?? '/var/lib/gantry-lab'
  // Kept with the lab, so that `down` takes this Gantry's people and servers along.
  const env = { GANTRY_DATA: process.env.GANTRY_DATA ?? join(folder, 'gantry') }
  for (const client of ['lxc', 'incus']) {
    const failed = await gantry(['import', join(folder, 'conf', client)], env)
    if (failed) give(`Gantry could not take over the servers of ${client}; the lines above say why`)
  }
  say('the servers stay up when Gantry ends; `npm run lab -- down` takes everything away')
  process.exitCode = await gantry([], env)
}
