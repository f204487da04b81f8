import { describe, expect, it } from 'vitest'
import { nextName, patternProblem } from './pattern.ts'

const now = new Date('2026-11-25T08:03:09Z')

describe('the name that the server gives', () => {
  it.each([
    [undefined, [], 'snap0'],
    ['', ['snap0', 'snap10', 'other'], 'snap11'],
    ['nightly-%d', ['nightly-3', 'nightly-x', 'nightly-'], 'nightly-4'],
    ['%d-auto', ['7-auto', '8'], '8-auto'],
    ['fixed', [], 'fixed'],
    ['fixed', ['fixed'], 'fixed-0'],
    ['fixed', ['fixed', 'fixed-0', 'fixed-1'], 'fixed-2'],
    ["{{ creation_date|date:'2006-01-02_15-04-05' }}", [], '2026-11-25_08-03-09'],
    ['auto-{{creation_date | date:"20060102"}}-%d', ['auto-20261125-0'], 'auto-20261125-1'],
  ])('of %s beside %o is %s', (pattern, names, name) => {
    expect(nextName(pattern, names, now)).toBe(name)
  })

  it.each([
    '{{ creation_date }}',
    "{{ creation_date|date:'Mon Jan 2' }}",
    "{{ creation_date|date:'2006-1-2' }}",
    "{{ creation_date|date:'060102' }}",
    "{{ creation_date|date:'2006-002' }}",
    "{{ creation_date|date:'15:04:05.000' }}",
    '{% if 1 %}a{% endif %}',
    '%d-%d',
  ])('of “%s” is known to the server alone', (pattern) => {
    expect(nextName(pattern, [], now)).toBeUndefined()
  })
})

it('what cannot be rendered is said before it is saved', () => {
  expect(patternProblem('a-%d')).toBeNull()
  expect(patternProblem("{{ creation_date|date:'2006' }}")).toBeNull()
  expect(patternProblem('%d-%d')).toBe('numbers')
  expect(patternProblem('{{ creation_date|date:"2006"')).toBe('braces')
})
