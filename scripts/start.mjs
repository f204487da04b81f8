import { build, install, root, run, say } from './workspace.mjs'

await install()
await build()
say(
  'no servers of your own yet? `npm run lab` starts real ones on this machine (as root, on Debian or Ubuntu)',
)
process.exitCode = await run(process.execPath, ['apps/bff/dist/main.js', ...process.argv.slice(2)], {
  cwd: root,
})
