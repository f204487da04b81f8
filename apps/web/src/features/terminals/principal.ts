import * as z from 'zod/mini'
import { t } from '../../i18n/en.ts'

/** A user or a group as it stands in a form: a name, a number, or nothing for the server's own choice. */
export const PrincipalText = z.string().check(z.regex(/^[^\s:]{0,64}$/, t.terminals.fields.principalBad))

/** LXD takes numbers as they are; names are looked up inside the instance. */
export const principalOf = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text)
