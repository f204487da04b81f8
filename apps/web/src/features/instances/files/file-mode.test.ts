import { describe, expect, it } from 'vitest'
import { modeText, octal, parseId, parseOctal } from './file-mode.ts'

describe('a mode', () => {
  it('reads as ls writes it', () => {
    expect(modeText('directory', 0o755)).toBe('drwxr-xr-x')
    expect(modeText('file', 0o640)).toBe('-rw-r-----')
    expect(modeText('file', 0o4755)).toBe('-rwsr-xr-x')
    expect(modeText('file', 0o6644)).toBe('-rwSr-Sr--')
    expect(modeText('directory', 0o1777)).toBe('drwxrwxrwt')
    expect(modeText('directory', 0o1776)).toBe('drwxrwxrwT')
    expect(modeText('symlink', 0o777)).toBe('lrwxrwxrwx')
  })

  it('is octal both ways', () => {
    for (const mode of [0, 0o7, 0o644, 0o4755, 0o7777]) expect(parseOctal(octal(mode))).toBe(mode)
    for (const text of ['', '64', '888', '12345', '0x1', ' 644']) expect(parseOctal(text)).toBeUndefined()
  })
})

it('an owner is a number that Linux takes', () => {
  expect(parseId('0')).toBe(0)
  expect(parseId('4294967294')).toBe(4_294_967_294)
  for (const text of ['', '-1', '1.5', '4294967295', 'root', '1e3']) expect(parseId(text)).toBeUndefined()
})
