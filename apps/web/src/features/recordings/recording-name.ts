import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Recording } from '@gantry/protocol/recording'
import { recordings } from '../../i18n/en/recordings.ts'

export const instanceOf = ({ instance }: Pick<Recording, 'instance'>): string =>
  splitInstanceKey(instance).name

/** Consoles have no command. */
export const commandOf = ({ command }: Pick<Recording, 'command'>): string =>
  command.length === 0 ? recordings.console : command.join(' ')

/** Milliseconds; null while it goes on. */
export const lengthOf = ({ started, ended }: Recording): number | null =>
  ended === null ? null : Date.parse(ended) - Date.parse(started)
