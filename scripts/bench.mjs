import { bin, build, install, run } from './workspace.mjs'

await install()
await build()
// It brings up a server of its own, which it fills with thousands of instances and takes away again.
process.exitCode = await run(bin('tsx'), ['bench/main.ts', ...process.argv.slice(2)])
