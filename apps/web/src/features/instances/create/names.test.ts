import { describe, expect, it } from 'vitest'
import { isSeveral, namesOf } from './names.ts'

describe('names with braces', () => {
  // What bash prints for each, as `echo` showed it.
  it.each([
    ['web-1', 'web-1'],
    ['', ''],
    ['web-{1..5}', 'web-1 web-2 web-3 web-4 web-5'],
    ['{3..1}', '3 2 1'],
    ['n{01..12..4}', 'n01 n05 n09'],
    ['n{8..011}', 'n008 n009 n010 n011'],
    ['{a,b}-x', 'a-x b-x'],
    ['{a..c}{1,2}', 'a1 a2 b1 b2 c1 c2'],
    ['{web,db-{1..2}}', 'web db-1 db-2'],
    ['{a}', '{a}'],
    ['x{1..}', 'x{1..}'],
    ['{a,b', '{a,b'],
    ['{{a,b}', '{a {b'],
    ['a{,-b}', 'a a-b'],
    ['{-1..1}', '-1 0 1'],
  ])('%s is %s', (text, names) => {
    expect(namesOf(text)?.join(' ')).toBe(names)
  })

  it('are 200 at most, and the rest is never built', () => {
    expect(namesOf('{1..200}')).toHaveLength(200)
    expect(namesOf('{1..201}')).toBeUndefined()
    expect(namesOf('{1..20}{1..11}')).toBeUndefined()
    expect(namesOf('{1..99999999999}')).toBeUndefined()
    expect(isSeveral('{1..201}')).toBe(true)
    expect(isSeveral('{a}')).toBe(false)
  })
})
