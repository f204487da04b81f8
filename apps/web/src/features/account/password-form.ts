import * as z from 'zod/mini'
import { t } from '../../i18n/en.ts'

const text = t.account.password

/** The form of a new password. The BFF checks the length again, and refuses common ones. */
export const PasswordFields = z
  .object({
    current: z.string().check(z.minLength(1, text.needed)),
    next: z.string().check(z.minLength(8, text.short), z.maxLength(128, text.long)),
    again: z.string(),
  })
  .check(
    z.refine((fields) => fields.next === fields.again, { path: ['again'], error: text.differs }),
    z.refine((fields) => fields.next !== fields.current, { path: ['next'], error: text.same }),
  )
export type PasswordFields = z.infer<typeof PasswordFields>
