import * as z from 'zod/mini'
import { t } from '../../i18n/en.ts'
import { EnvironmentText, environmentOf } from './environment.ts'
import type { Wanted } from './open-command.ts'
import { PrincipalText, principalOf } from './principal.ts'
import { splitWords } from './words.ts'

const words = t.terminals.fields

const Fields = z.object({
  /** The key of an instance; empty until one is chosen. */
  instance: z.string().check(z.minLength(1, words.instanceNeeded)),
  kind: z.enum(['exec', 'console', 'vga']),
  command: z.string().check(z.refine((line) => splitWords(line) !== undefined, words.commandOpen)),
  user: PrincipalText,
  group: PrincipalText,
  cwd: z.string().check(z.regex(/^(\/[^\0]*)?$/, words.cwdBad)),
  environment: EnvironmentText,
})
export type OpenFields = z.infer<typeof Fields>

const unsaid = { command: '', user: '', group: '', cwd: '', environment: '' }

export const openFieldsOf = (instance: string): OpenFields => ({ instance, kind: 'exec', ...unsaid })

/** What only a process takes is not shown for a console, and must not refuse it then. It stays for another choice. */
export const OpenForm = z.pipe(
  z.transform((fields: OpenFields) => (fields.kind === 'exec' ? fields : { ...fields, ...unsaid })),
  Fields,
)

/** The fields as what is to be opened; empty ones are left to the server. */
export const wantedOf = ({ kind, instance, ...fields }: OpenFields): Wanted => {
  if (kind !== 'exec') return { kind, instance }
  const command = splitWords(fields.command) ?? []
  const environment = environmentOf(fields.environment)
  return {
    kind,
    instance,
    ...(command.length === 0 ? {} : { command }),
    ...(fields.user === '' ? {} : { user: principalOf(fields.user) }),
    ...(fields.group === '' ? {} : { group: principalOf(fields.group) }),
    ...(fields.cwd === '' ? {} : { cwd: fields.cwd }),
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
  }
}
