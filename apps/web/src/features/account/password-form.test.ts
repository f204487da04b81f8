import { describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { PasswordFields } from './password-form.ts'

const wrong = (fields: z.input<typeof PasswordFields>): string[] =>
  (PasswordFields.safeParse(fields).error?.issues ?? []).map(({ path }) => path.join('.'))

describe('the form of a new password', () => {
  it('takes a new one that is given twice', () => {
    expect(wrong({ current: 'old and known', next: 'new and long', again: 'new and long' })).toEqual([])
  })

  it('points at the field that is wrong', () => {
    expect(wrong({ current: '', next: 'new and long', again: 'new and long' })).toEqual(['current'])
    expect(wrong({ current: 'old', next: 'short', again: 'short' })).toEqual(['next'])
    expect(wrong({ current: 'old', next: 'new and long', again: 'new and lang' })).toEqual(['again'])
    expect(wrong({ current: 'old and known', next: 'old and known', again: 'old and known' })).toEqual([
      'next',
    ])
  })
})
