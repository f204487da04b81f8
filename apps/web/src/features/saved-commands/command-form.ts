import { SaveCommand, type ShellCommand } from '@gantry/protocol/saved-command'
import * as z from 'zod/mini'
import { EnvironmentText, environmentOf, environmentText } from '../terminals/environment.ts'
import { PrincipalText } from '../terminals/principal.ts'

/** A command as it stands in a form. */
export const CommandFields = z.object({
  line: SaveCommand.shape.line,
  user: PrincipalText,
  environment: EnvironmentText,
})
export type CommandFields = z.infer<typeof CommandFields>

export const SavedFields = z.extend(CommandFields, { name: SaveCommand.shape.name })
export type SavedFields = z.infer<typeof SavedFields>

export const noCommand: CommandFields = { line: '', user: '', environment: '' }

export const fieldsOf = ({ line, user, environment }: ShellCommand): CommandFields => ({
  line,
  user: user ?? '',
  environment: environmentText(environment),
})

export const commandOf = ({ line, user, environment }: CommandFields): ShellCommand => ({
  line,
  user: user === '' ? null : user,
  environment: environmentOf(environment),
})
