import type { InstanceRow } from '@gantry/protocol/instance-row'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRow } from '../test-rows.ts'
import type { SearchServers } from './fields.ts'
import { compileFilter } from './filter.ts'
import { printTerm } from './query.ts'

const servers: SearchServers = new Map([
  ['alpha0', { name: 'alpha', reachable: true }],
  ['beta00', { name: 'beta', reachable: false }],
])

const rows = [
  testRow({ name: 'web-1', addresses: ['10.21.4.17', 'fd42:21::17'], user: { team: 'web' } }),
  testRow({ name: 'web-2', server: 'beta00', project: 'shop', status: 'Stopped', description: 'two words' }),
  testRow({ name: 'db', type: 'virtual-machine', image: 'ubuntu/24.04', profiles: ['default', 'big'] }),
  testRow({ name: 'x*y', member: 'm1', architecture: 'aarch64', ephemeral: true, profiles: [] }),
]

const names = (text: string): string[] =>
  rows.filter(compileFilter(text, servers).matches).map((row) => row.name)

describe('what a query finds', () => {
  it.each([
    ['', ['web-1', 'web-2', 'db', 'x*y']],
    ['status:running', ['web-1', 'db', 'x*y']],
    ['STATUS:Running', ['web-1', 'db', 'x*y']],
    ['-project:default', ['web-2']],
    ['server:alpha,beta', ['web-1', 'web-2', 'db', 'x*y']],
    ['server:beta', ['web-2']],
    ['user.team=web', ['web-1']],
    ['-user.team:web', ['web-2', 'db', 'x*y']],
    ['user.team:""', ['web-2', 'db', 'x*y']],
    ['name:web', []],
    ['name:web*', ['web-1', 'web-2']],
    ['name:*-?', []],
    ['name:"x*y"', ['x*y']],
    ['name:"web*"', []],
    ['web', ['web-1', 'web-2']],
    ['web -web-2', ['web-1']],
    ['"two words"', ['web-2']],
    ['two words', ['web-2']],
    ['type:vm', ['db']],
    ['image:24', ['db']],
    ['image:debian/13 status:running', ['web-1', 'x*y']],
    ['address:10.21.', ['web-1']],
    ['ip:10.*', ['web-1']],
    ['address:""', ['web-2', 'db', 'x*y']],
    ['address:*', ['web-1']],
    ['profile:big', ['db']],
    ['profile:""', ['x*y']],
    ['member:m1', ['x*y']],
    ['arch:arm64', ['x*y']],
    ['ephemeral:true', ['x*y']],
    ['reachable:no', ['web-2']],
    ['"fd42:21::17"', ['web-1']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  it('hides nothing by a field that does not exist, and says which', () => {
    const filter = compileFilter('web colour:red', servers)
    expect(rows.filter(filter.matches).map((row) => row.name)).toEqual(['web-1', 'web-2'])
    expect(filter.problems).toEqual([{ kind: 'unknown-field', field: 'colour', start: 4, end: 14 }])
  })

  it('hides nothing by a field whose value is not typed yet', () => {
    expect(names('status:')).toHaveLength(rows.length)
    expect(compileFilter('status:', servers).problems).toEqual([
      { kind: 'no-value', field: 'status', start: 0, end: 7 },
    ])
  })
})

const anyRow: fc.Arbitrary<InstanceRow> = fc
  .record({
    name: fc.stringMatching(/^[a-c]{1,3}$/),
    status: fc.constantFrom('Running', 'Stopped'),
    server: fc.constantFrom('alpha0', 'beta00'),
    project: fc.constantFrom('default', 'shop'),
    description: fc.constantFrom('', 'A b', 'c'),
    profiles: fc.subarray(['default', 'b']),
    user: fc.constantFrom<Record<string, string>>({}, { team: 'a' }),
  })
  .map(testRow)

const anyTerm = fc.record({
  negated: fc.boolean(),
  field: fc.constantFrom(null, 'name', 'status', 'server', 'project', 'description', 'profile', 'user.team'),
  values: fc.array(
    fc.oneof(
      fc.record({ text: fc.stringMatching(/^[a-c*]{1,3}$/), quoted: fc.boolean() }),
      fc.constantFrom({ text: 'running', quoted: false }, { text: 'shop', quoted: false }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})

const matches = (text: string, row: InstanceRow): boolean => compileFilter(text, servers).matches(row)

describe('the laws of the grammar', () => {
  it('a negated term finds exactly the other rows', () => {
    void fc.assert(
      fc.property(anyTerm, anyRow, (term, row) => {
        const negated = printTerm({ ...term, negated: !term.negated })
        expect(matches(printTerm(term), row)).toBe(!matches(negated, row))
      }),
    )
  })

  it('several terms find what each of them finds', () => {
    void fc.assert(
      fc.property(anyTerm, anyTerm, anyRow, (a, b, row) => {
        const [left, right] = [printTerm(a), printTerm(b)]
        expect(matches(`${left} ${right}`, row)).toBe(matches(left, row) && matches(right, row))
      }),
    )
  })

  it('a comma finds what one of the alternatives finds', () => {
    void fc.assert(
      fc.property(anyTerm, anyRow, (term, row) => {
        const alternatives = term.values.map((value) =>
          printTerm({ ...term, negated: false, values: [value] }),
        )
        expect(matches(printTerm({ ...term, negated: false }), row)).toBe(
          alternatives.some((alternative) => matches(alternative, row)),
        )
      }),
    )
  })
})

describe('10,000 rows', () => {
  it('are all looked at, with every kind of term', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      testRow({
        name: `web-${index}`,
        project: index % 2 === 0 ? 'default' : 'shop',
        user: { n: `${index}` },
      }),
    )
    const found = many.filter(compileFilter('web -project:default name:web-1* user.n:*1', servers).matches)
    expect(found).toHaveLength(many.filter((row) => /^web-1\d*1$|^web-1$/.test(row.name)).length)
  })
})
