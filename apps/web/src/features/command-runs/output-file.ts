import type { CommandItem, CommandRun } from '@gantry/protocol/saved-command'
import { commands } from '../../i18n/en/commands.ts'
import { readOutput } from './command-run-requests.ts'
import { runName } from './run-results.ts'

/** Requests at once: all outputs of 200 instances are 12.5 MiB. */
const atOnce = 6

type PlaceOf = (item: CommandItem) => { name: string; place: string }

const ending = (item: CommandItem): string => {
  if (item.state === 'done') return commands.page.code(item.exitCode ?? 0)
  return item.error === '' ? commands.page.states[item.state] : item.error
}

/** A heading that says where and how it ended, and what was printed as it came. */
const part = (item: CommandItem, output: string, truncated: boolean, placeOf: PlaceOf): string => {
  const { name, place } = placeOf(item)
  const cut = truncated ? `, ${commands.page.cutInFile}` : ''
  const end = output === '' || output.endsWith('\n') ? '' : '\n'
  return `==> ${name} (${place}): ${ending(item)}${cut} <==\n${output}${end}`
}

/** The outputs of all items as one text, in their order; throws what a request could not read. */
export const outputFile = async (run: CommandRun, placeOf: PlaceOf): Promise<string> => {
  const parts: string[] = []
  const left = run.items.entries()
  const worker = async (): Promise<void> => {
    for (const [at, item] of left) {
      const { output, truncated } = await readOutput(run.id, item.key)
      parts[at] = part(item, output, truncated, placeOf)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return parts.join('\n')
}

/** `kernel-2026-11-20T10-00-00.txt`: no sign that a file system would not take. */
export const outputFileName = (run: CommandRun): string => {
  const name = runName(run)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
  return `${name === '' ? 'run' : name}-${run.started.slice(0, 19).replaceAll(':', '-')}.txt`
}
