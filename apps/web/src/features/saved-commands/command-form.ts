import { SaveCommand, type ShellCommand } from '@gantry/protocol/saved-command'
import * as z from 'zod/mini'
import { commands } from '../../i18n/en/commands.ts'

const words = commands.fields
const variable = /^([A-Za-z_][A-Za-z0-9_]{0,127})=(.*)$/

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** A command as it stands in a form: the environment is one NAME=value a line. */
export const CommandFields = z.object({
  line: SaveCommand.shape.line,
  user: z.string().check(z.regex(/^[^\s:]{0,64}$/, words.userBad)),
  environment: z.string().check((context) => {
    const bad = lines(context.value).find((line) => !variable.test(line))
    if (bad === undefined) return
    context.issues.push({ code: 'custom', input: context.value, message: words.environmentBad(bad) })
  }),
})
export type CommandFields = z.infer<typeof CommandFields>

export const SavedFields = z.extend(CommandFields, { name: SaveCommand.shape.name })
export type SavedFields = z.infer<typeof SavedFields>

export const noCommand: CommandFields = { line: '', user: '', environment: '' }

export const fieldsOf = ({ line, user, environment }: ShellCommand): CommandFields => ({
  line,
  user: user ?? '',
  environment: Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n'),
})

export const commandOf = ({ line, user, environment }: CommandFields): ShellCommand => ({
  line,
  user: user === '' ? null : user,
  environment: Object.fromEntries(
    lines(environment).flatMap((one) => {
      const match = variable.exec(one)
      return match === null ? [] : [[match[1] ?? '', match[2] ?? '']]
    }),
  ),
})
