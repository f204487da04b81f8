import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import type { ApiFailure } from './result.ts'

/**
 * Puts what the BFF finds wrong at the fields that the form has, and answers what is left to be said about the
 * whole: the failure itself, or nothing when each complaint stands at its field.
 */
export const placeFailure = <F extends FieldValues>(
  failure: ApiFailure,
  setError: UseFormSetError<F>,
  fields: readonly Path<F>[],
): ApiFailure | undefined => {
  const complaints = Object.entries(failure.fields ?? {})
  const placed = complaints.filter(([name, message]) => {
    // `addresses.0` is about the field `addresses`, which the person filled in as one text.
    const field = fields.find((known) => name === known || name.startsWith(`${known}.`))
    if (field !== undefined) setError(field, { message }, { shouldFocus: true })
    return field !== undefined
  })
  return complaints.length > 0 && placed.length === complaints.length ? undefined : failure
}
