import { bin, build, give, install, run } from './workspace.mjs'

await install()
await build()
const code = await run(bin('tsx'), ['e2e/lab/cli.ts', 'up'])
if (code !== 0)
  give('the figures are taken on the real lab, and it did not come up; the lines above say why', code)
process.exitCode = await run(bin('tsx'), ['bench/main.ts', ...process.argv.slice(2)])
