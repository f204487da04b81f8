import { type TerminalRow, terminalClose } from '@gantry/protocol/terminal'

/** Why there is nothing to come back to. */
export type LinkEnd = 'removed' | 'not-shared' | 'permission' | 'gone'

const meanings: Readonly<Record<number, LinkEnd | 'signed-out'>> = {
  [terminalClose.removed]: 'removed',
  [terminalClose.notShared]: 'not-shared',
  [terminalClose.signedOut]: 'signed-out',
}

/** What the BFF says by the code of a close; undefined where the socket may come back. */
export const endOfClose = (code: number): LinkEnd | 'signed-out' | undefined => meanings[code]

/**
 * What became of a session that is asked for in the list, as a socket that is refused does not say why. After a
 * restart of Gantry, or when the permission was taken back, nothing would ever answer under its id. `lastClose` is
 * the code of the close before: the list alone does not tell the two apart.
 */
export const endInList = (
  id: string,
  rows: readonly Pick<TerminalRow, 'id'>[],
  lastClose: number | undefined,
): LinkEnd | undefined => {
  if (rows.some((row) => row.id === id)) return undefined
  return lastClose === terminalClose.permissionChanged ? 'permission' : 'gone'
}
