import { describe, expect, it } from 'vitest'
import { EnvironmentText, environmentOf, environmentText } from './environment.ts'

describe('an environment in a form', () => {
  it('comes back as it went in', () => {
    const environment = { LANG: 'C', EMPTY: '', EQUALS: 'a=b c', SPACED: ' x ' }
    expect(environmentOf(environmentText(environment))).toEqual(environment)
    expect(environmentText({})).toBe('')
  })

  it('is one NAME=value a line, blank lines left out', () => {
    const text = '\nA=1\n \n_b2=x y\n'
    expect(EnvironmentText.safeParse(text).success).toBe(true)
    expect(environmentOf(text)).toEqual({ A: '1', _b2: 'x y' })
  })

  it.each(['2B=x', 'A', ' A=1', 'A B=1', '=x', `${'N'.repeat(129)}=x`])('says that %s is none', (bad) => {
    const wrong = EnvironmentText.safeParse(`A=1\n${bad}\nC=2`)
    expect(wrong.error?.issues.map(({ message }) => message)).toEqual([`${bad} is not NAME=value`])
  })

  it('is what can be read of it while it is typed', () => {
    expect(environmentOf('A=1\nB')).toEqual({ A: '1' })
  })
})
