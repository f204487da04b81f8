import { createHash } from 'node:crypto'
import { openDirectShell } from './direct-shell.ts'
import type { Figure, Run } from './measurement.ts'
import type { Followed } from './signed-in.ts'
import { median, spread } from './stats.ts'
import { GantryShell, type Shell } from './terminal-client.ts'

type Drained = { bytes: number; hash: string; ms: number }

const end = 'the end\r\n'

/**
 * The same flood over a websocket to the server itself and through Gantry, with nobody to draw it: MB/s of each, and
 * whether every byte is the same. The process stays until its output is read: LXD drops the last of one that ends.
 */
export async function floodPastBrowser(
  run: Run,
  followed: Followed,
  title: string,
  command: string,
): Promise<Figure[]> {
  // It waits for a key, or it would print before anybody listens.
  const waiting = ['sh', '-c', `read start; ${command}; echo "${end.trim()}"; cat`]
  const open = {
    direct: () => openDirectShell(run.lab, 'a-4', waiting),
    gantry: () => GantryShell.open(followed, 'a-4', waiting),
  }
  const seen: Record<keyof typeof open, Drained[]> = { direct: [], gantry: [] }
  for (let turn = 0; turn < (run.quick ? 1 : 2); turn++) {
    for (const way of ['direct', 'gantry'] as const) {
      await using shell = await open[way]()
      seen[way].push(await drain(shell))
    }
  }
  const rates = (way: keyof typeof open): number[] => seen[way].map(({ bytes, ms }) => bytes / ms / 1000)
  const hashes = new Set(Object.values(seen).flatMap((all) => all.map(({ hash }) => hash)))
  const ratio = (100 * median(rates('gantry'))) / median(rates('direct'))
  return [
    {
      what: `${title}, without a browser`,
      seen: `${spread(rates('gantry'), 'MB/s', 1)}, direct ${spread(rates('direct'), 'MB/s', 1)}: ${ratio.toFixed(0)} % of direct`,
    },
    {
      what: `${title}: SHA-256 of all bytes, direct and through Gantry`,
      seen: hashes.size === 1 ? 'the same' : `${hashes.size} different ones`,
      goal: 'the same',
      held: hashes.size === 1,
    },
  ]
}

/** Lets the process begin, and reads until it says that it has printed everything. */
function drain(shell: Shell): Promise<Drained> {
  const hash = createHash('sha256')
  const since = performance.now()
  let bytes = 0
  let last = ''
  return new Promise((resolve) => {
    shell.listen((piece) => {
      hash.update(piece)
      bytes += piece.length
      last = (last + Buffer.from(piece.subarray(-64)).toString('latin1')).slice(-64)
      if (last.includes(end)) resolve({ bytes, hash: hash.digest('hex'), ms: performance.now() - since })
    })
    shell.type('\n')
  })
}
