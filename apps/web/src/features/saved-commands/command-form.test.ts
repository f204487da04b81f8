import { describe, expect, it } from 'vitest'
import { CommandFields, commandOf, fieldsOf, SavedFields } from './command-form.ts'

const fields = { line: 'uname -a', user: '', environment: '' }

describe('a command in a form', () => {
  it('comes back as it went in', () => {
    const command = { line: 'a\nb', user: 'www-data', environment: { LANG: 'C', EMPTY: '', EQUALS: 'a=b c' } }
    expect(commandOf(fieldsOf(command))).toEqual(command)
    expect(commandOf(fieldsOf({ ...command, user: null }))).toEqual({ ...command, user: null })
  })

  it.each([
    [{ ...fields, line: '' }, 'line'],
    [{ ...fields, user: 'a b' }, 'user'],
    [{ ...fields, user: 'root:root' }, 'user'],
    [{ ...fields, environment: 'A=1\n2B=x' }, 'environment'],
  ])('is refused with the field that is wrong', (wrong, field) => {
    expect(CommandFields.safeParse(wrong).error?.issues.map(({ path }) => path)).toEqual([[field]])
  })

  it('needs a name to be saved', () => {
    expect(SavedFields.safeParse({ ...fields, name: '' }).success).toBe(false)
    expect(SavedFields.safeParse({ ...fields, name: 'Kernel' }).success).toBe(true)
  })
})
