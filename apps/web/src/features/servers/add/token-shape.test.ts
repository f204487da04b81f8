import { describe, expect, it } from 'vitest'
import { cleanToken, looksLikeToken } from './token-shape.ts'

const token = btoa(
  JSON.stringify({ client_name: 'gantry', fingerprint: 'ab', addresses: ['192.0.2.1:8443'], secret: 's' }),
)

describe('a pasted token', () => {
  it('is known by what is in it, also when it was broken into lines', () => {
    expect(looksLikeToken(token)).toBe(true)
    expect(looksLikeToken(` ${token.slice(0, 20)}\n  ${token.slice(20)}\n`)).toBe(true)
    expect(cleanToken(` ${token.slice(0, 20)}\n${token.slice(20)}`)).toBe(token)
  })

  it('is not half of one, another text, or other JSON', () => {
    expect(looksLikeToken(token.slice(0, 41))).toBe(false)
    expect(looksLikeToken('Client gantry certificate add token:')).toBe(false)
    expect(looksLikeToken(btoa('{"addresses":"192.0.2.1"}'))).toBe(false)
    expect(looksLikeToken('')).toBe(false)
  })
})
