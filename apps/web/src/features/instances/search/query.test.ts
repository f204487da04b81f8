import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlacedTerm, parseQuery, printQuery, type Term } from './query.ts'

const strip = ({ negated, field, values }: PlacedTerm): Term => ({ negated, field, values })

/** A word as the grammar has it: without blanks, commas and quotes; behind a field `:`, `=` and `-` are free. */
const word = fc.stringMatching(/^[A-Za-z0-9*._/-]{1,12}$/)
const freeWord = fc.stringMatching(/^[A-Za-z0-9*._/][A-Za-z0-9*._/-]{0,11}$/)
const quoted = fc.string({ maxLength: 12 }).map((text) => ({ text, quoted: true }))
const field = fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}$/)

const termBehindField: fc.Arbitrary<Term> = fc.record({
  negated: fc.boolean(),
  field,
  values: fc.array(
    fc.oneof(
      quoted,
      word.map((text) => ({ text, quoted: false })),
    ),
    { maxLength: 4 },
  ),
})
const freeTerm: fc.Arbitrary<Term> = fc.record({
  negated: fc.boolean(),
  field: fc.constant(null),
  values: fc.array(
    fc.oneof(
      quoted,
      freeWord.map((text) => ({ text, quoted: false })),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
})
const terms = fc.array(fc.oneof(termBehindField, freeTerm), { maxLength: 6 })

describe('the grammar', () => {
  it('reads what it prints', () => {
    void fc.assert(
      fc.property(terms, (query) => {
        expect(parseQuery(printQuery(query)).map(strip)).toEqual(query)
      }),
    )
  })

  it('reads any text, in order and without overlap', () => {
    void fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' "\\,:=-*ab.'), maxLength: 40 }), (text) => {
        let behind = 0
        for (const term of parseQuery(text)) {
          expect(term.start).toBeGreaterThanOrEqual(behind)
          expect(term.end).toBeGreaterThan(term.start)
          expect(term.end).toBeLessThanOrEqual(text.length)
          behind = term.end
        }
      }),
    )
  })

  it('tells fields, alternatives, negation and quotes apart', () => {
    const query = 'status:running -project:default server:alpha,beta user.team=web name:web* "two words"'
    expect(parseQuery(query).map(strip)).toEqual([
      { negated: false, field: 'status', values: [{ text: 'running', quoted: false }] },
      { negated: true, field: 'project', values: [{ text: 'default', quoted: false }] },
      {
        negated: false,
        field: 'server',
        values: [
          { text: 'alpha', quoted: false },
          { text: 'beta', quoted: false },
        ],
      },
      { negated: false, field: 'user.team', values: [{ text: 'web', quoted: false }] },
      { negated: false, field: 'name', values: [{ text: 'web*', quoted: false }] },
      { negated: false, field: null, values: [{ text: 'two words', quoted: true }] },
    ])
  })

  it('takes only the first colon for the field', () => {
    expect(parseQuery('image:ubuntu:24.04').map(strip)).toEqual([
      { negated: false, field: 'image', values: [{ text: 'ubuntu:24.04', quoted: false }] },
    ])
  })

  it('ends an open quote with the text', () => {
    expect(parseQuery('"two wor').map(strip)).toEqual([
      { negated: false, field: null, values: [{ text: 'two wor', quoted: true }] },
    ])
  })

  it('says where the parts of a term are', () => {
    expect(parseQuery('a -Server:x,y')[1]).toMatchObject({ start: 2, fieldStart: 3, valueStart: 10, end: 13 })
  })
})
