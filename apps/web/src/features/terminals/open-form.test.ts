import { describe, expect, it } from 'vitest'
import { OpenForm, openFieldsOf, wantedOf } from './open-form.ts'

const instance = 'alpha0/default/web-1'
const fields = openFieldsOf(instance)

describe('a session in a form', () => {
  it('leaves to the server what is empty', () => {
    expect(OpenForm.safeParse(fields).success).toBe(true)
    expect(wantedOf(fields)).toEqual({ kind: 'exec', instance })
  })

  it('is what was typed, with numbers of users and groups as numbers', () => {
    const typed = {
      ...fields,
      command: `sh -c 'id; ls'`,
      user: 'www-data',
      group: '33',
      cwd: '/srv',
      environment: 'LANG=C\n',
    }
    expect(OpenForm.safeParse(typed).success).toBe(true)
    expect(wantedOf(typed)).toEqual({
      kind: 'exec',
      instance,
      command: ['sh', '-c', 'id; ls'],
      user: 'www-data',
      group: 33,
      cwd: '/srv',
      environment: { LANG: 'C' },
    })
  })

  it.each([
    ['instance', ''],
    ['command', "echo 'a"],
    ['user', 'a b'],
    ['group', 'root:root'],
    ['cwd', 'srv'],
    ['environment', 'A'],
  ] as const)('is refused at the field %s when it is %j', (field, value) => {
    const wrong = OpenForm.safeParse({ ...fields, [field]: value })
    expect(wrong.error?.issues.map(({ path }) => path)).toEqual([[field]])
  })

  it('has nothing but its instance where it is a console, whatever was typed before', () => {
    const typed = { ...fields, kind: 'console', command: "echo 'a", cwd: 'srv' } as const
    expect(OpenForm.safeParse(typed).success).toBe(true)
    expect(wantedOf(typed)).toEqual({ kind: 'console', instance })
    expect(OpenForm.safeParse({ ...typed, instance: '' }).success).toBe(false)
  })
})
