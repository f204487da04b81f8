import { describe, expect, it } from 'vitest'
import { placeFailure } from './place-failure.ts'
import type { ApiFailure } from './result.ts'

const failure = (fields?: Record<string, string>): ApiFailure => ({
  kind: 'refused',
  code: 'invalid',
  message: 'Not valid',
  ...(fields === undefined ? {} : { fields }),
})

const placing = (fields: Record<string, string> | undefined) => {
  const placed: Record<string, string | undefined> = {}
  const left = placeFailure<{ name: string; addresses: string }>(
    failure(fields),
    (field, error) => {
      placed[field] = error.message
    },
    ['name', 'addresses'],
  )
  return { placed, left: left !== undefined }
}

describe('what is wrong with a form', () => {
  it('stands at its field, and is then not said twice', () => {
    expect(placing({ name: 'Taken' })).toEqual({ placed: { name: 'Taken' }, left: false })
  })

  it('finds the field of a part of it', () => {
    expect(placing({ 'addresses.1': 'No address' })).toEqual({
      placed: { addresses: 'No address' },
      left: false,
    })
  })

  it('is said about the whole where there is no such field, or no field at all', () => {
    expect(placing({ name: 'Taken', token: 'Used' })).toEqual({ placed: { name: 'Taken' }, left: true })
    expect(placing(undefined)).toEqual({ placed: {}, left: true })
  })
})
