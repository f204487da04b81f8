import * as z from 'zod'
import { Refusal } from './refusal.ts'

/** The value as its schema has it (unknown keys gone), or a refusal that says what is wrong with which field. */
export const validate = (schema: z.core.$ZodType, value: unknown): unknown => {
  const parsed = z.core.safeParse(schema, value)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[path.map(String).join('.')] ??= message
  const [first] = Object.entries(fields)
  const message = first === undefined ? 'Something is wrong with it.' : first.filter(Boolean).join(': ')
  throw new Refusal({ status: 422, code: 'invalid', message, fields })
}
