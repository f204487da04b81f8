import { join } from 'node:path'
import { bin, install, root, run } from './workspace.mjs'

await install()
// Vite serves the pages on 5173 and passes /api on; both reload by themselves. Whichever ends, ends both.
const watch = ['watch', '--clear-screen=false', 'src/main.ts', ...process.argv.slice(2)]
const parts = [
  run(bin('tsx'), watch, { cwd: join(root, 'apps/bff') }),
  run(bin('vite', 'apps/web'), [], { cwd: join(root, 'apps/web') }),
]
process.exitCode = await Promise.race(parts)
process.emit('SIGTERM', 'SIGTERM')
