import * as z from 'zod/mini'
import { exitFilters } from './run-results.ts'

/** The URL of a run: the filter, and the instance whose output is shown. */
export const RunSearch = z.object({
  exit: z.catch(z.optional(z.enum(exitFilters)), undefined),
  open: z.catch(z.optional(z.string()), undefined),
})
export type RunSearch = z.infer<typeof RunSearch>
