import type { CommandItem, CommandRun } from '@gantry/protocol/saved-command'

/** By what the items of a run are filtered: all of them, or by how they ended. */
export const exitFilters = ['all', 'zero', 'other', 'failed'] as const
export type ExitFilter = (typeof exitFilters)[number]

const tests: Readonly<Record<ExitFilter, (item: CommandItem) => boolean>> = {
  all: () => true,
  zero: ({ state, exitCode }) => state === 'done' && exitCode === 0,
  other: ({ state, exitCode }) => state === 'done' && exitCode !== 0,
  failed: ({ state }) => state === 'failed',
}

export const filtered = <T extends CommandItem>(items: readonly T[], filter: ExitFilter): T[] =>
  items.filter(tests[filter])

export const countsOf = (items: readonly CommandItem[]): Record<ExitFilter, number> => ({
  all: items.length,
  zero: filtered(items, 'zero').length,
  other: filtered(items, 'other').length,
  failed: filtered(items, 'failed').length,
})

/** What "run again on those that failed" takes: another exit code than 0, or none. */
export const failedOf = ({ items }: CommandRun): number => {
  const counts = countsOf(items)
  return counts.other + counts.failed
}

export const overOf = ({ items }: CommandRun): number =>
  items.filter(({ state }) => state === 'done' || state === 'failed').length

/** What a run is called; one of a command that was typed by its first line. */
export const runName = ({ name, command }: Pick<CommandRun, 'name' | 'command'>): string =>
  name === '' ? (command.line.trim().split('\n')[0] ?? '') : name
