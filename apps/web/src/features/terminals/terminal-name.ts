import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TerminalRow } from '@gantry/protocol/terminal'
import { t } from '../../i18n/en.ts'

type Named = Pick<TerminalRow, 'kind' | 'command' | 'instance'>

/** What runs there, short: the command, or what kind of console it is. */
export const whatOf = ({ kind, command }: Pick<Named, 'kind' | 'command'>): string =>
  kind !== 'exec' ? t.terminals.kinds[kind] : (command[0]?.split('/').pop() ?? t.terminals.shell)

/** `bash on web-1`. */
export const terminalName = (row: Named): string =>
  t.terminals.name(splitInstanceKey(row.instance).name, whatOf(row))
