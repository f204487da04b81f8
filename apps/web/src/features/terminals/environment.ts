import * as z from 'zod/mini'
import { t } from '../../i18n/en.ts'

const variable = /^([A-Za-z_][A-Za-z0-9_]{0,127})=(.*)$/

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** The environment of a process as it stands in a form: one NAME=value a line, blank lines left out. */
export const EnvironmentText = z.string().check((context) => {
  const bad = linesOf(context.value).find((line) => !variable.test(line))
  if (bad === undefined) return
  context.issues.push({
    code: 'custom',
    input: context.value,
    message: t.terminals.fields.environmentBad(bad),
  })
})

/** Lines that are not NAME=value are left out: a form that is not right yet already shows what it would do. */
export const environmentOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    linesOf(text).flatMap((line) => {
      const match = variable.exec(line)
      return match === null ? [] : [[match[1] ?? '', match[2] ?? '']]
    }),
  )

export const environmentText = (environment: Readonly<Record<string, string>>): string =>
  Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')
