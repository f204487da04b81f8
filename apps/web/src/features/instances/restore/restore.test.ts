import { describe, expect, it } from 'vitest'
import { testRow, testServer } from '../test-rows.ts'
import { restoreCommand } from './restore-command.ts'
import { type RestoreForm, restoreProblems } from './restore-form.ts'

const file = new File(['a backup'], 'my web.tar.gz')
const form: RestoreForm = { file, name: '', server: 'alpha0', project: 'default', pool: '' }
const rows = [testRow({ name: 'web' })]

describe('the form', () => {
  it('takes a file and a server, and no name', () => {
    expect(restoreProblems(form, testServer(), rows)).toEqual({ file: null, name: null, server: null })
  })
  it('says what is missing', () => {
    expect(restoreProblems({ ...form, file: null }, undefined, rows)).toEqual({
      file: 'Choose the file of a backup',
      name: null,
      server: 'Choose a server',
    })
    expect(restoreProblems({ ...form, file: new File([], 'x') }, testServer(), rows).file).toBe(
      'This file is empty',
    )
  })
  it('knows which names are taken where', () => {
    const named = (part: Partial<RestoreForm>) =>
      restoreProblems({ ...form, name: 'web', ...part }, testServer(), rows).name
    expect(named({})).toBe('alpha has an instance web in the project default')
    expect(named({ project: 'shop' })).toBeNull()
    expect(named({ name: 'a_b' })).toBe('Only letters of ASCII, digits and dashes')
  })
})

describe('the command', () => {
  it('imports the file', () => {
    expect(restoreCommand(form, testServer())).toBe("lxc import alpha: 'my web.tar.gz'")
    expect(
      restoreCommand(
        { ...form, name: 'www', pool: 'fast', project: 'shop' },
        testServer({ name: 'delta', product: 'incus' }),
      ),
    ).toBe("incus import delta: 'my web.tar.gz' www --storage fast --project shop")
    expect(restoreCommand({ ...form, file: null }, undefined)).toBe('lxc import <server>: <file>')
  })
})
