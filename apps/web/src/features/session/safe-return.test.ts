import { expect, it } from 'vitest'
import { safeReturn } from './safe-return.ts'

it.each([
  ['/instances?q=web', '/instances?q=web'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/login?return=/login', '/'],
])('%s leads to %s', (path, expected) => expect(safeReturn(path)).toBe(expected))
