import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { FilePath, MakeSymlink } from '../src/files.ts'

const isPath = (text: string): boolean => z.safeParse(FilePath, text).success

describe('the path of a file', () => {
  test('is whole, and the only one of its file', () => {
    for (const path of [
      '/',
      '/etc/hosts',
      '/a b/c"d',
      '/caf\\xe9',
      '/two\\x0alines',
      '/...',
      '/.a',
      '/\\\\',
    ]) {
      expect(isPath(path)).toBe(true)
    }
    for (const path of [
      '',
      'etc',
      '/etc/',
      '//etc',
      '/a//b',
      '/.',
      '/a/..',
      '/a/../b',
      '/a/./b',
      '/\\',
      '/a\\x00b',
    ]) {
      expect([path, isPath(path)]).toEqual([path, false])
    }
  })

  test('does not hide a slash or dots in escapes', () => {
    for (const path of ['/a/\\x2e\\x2e/b', '/a\\x2f\\x2fb', '/\\x2e']) expect(isPath(path)).toBe(false)
  })

  test('is written in one way only', () => {
    for (const path of [
      '/caf\\xE9',
      '/\\x61',
      '/a\\x5c',
      '/txt.\u202egpj',
      '/soft\u00adhyphen',
      '/\\xe6\\x97\\xa5',
    ]) {
      expect([path, isPath(path)]).toEqual([path, false])
    }
    for (const path of ['/caf\\xe9', '/a\\\\', '/soft\\xc2\\xadhyphen', '/日'])
      expect([path, isPath(path)]).toEqual([path, true])
  })

  test('has at most as many bytes as Linux takes', () => {
    expect(isPath(`/${'a'.repeat(4_094)}`)).toBe(true)
    expect(isPath(`/${'a'.repeat(4_095)}`)).toBe(false)
    expect(isPath(`/${'\\xff'.repeat(4_094)}`)).toBe(true)
    expect(isPath(`/${'\\xff'.repeat(4_095)}`)).toBe(false)
  })

  test('the target of a link may be anything but nothing', () => {
    const isTarget = (target: string) => z.safeParse(MakeSymlink, { path: '/l', target }).success
    expect(['../x', 'a//b', '/', '.', '\\xff'].every(isTarget)).toBe(true)
    expect(['', '\\x00', '\\'].some(isTarget)).toBe(false)
  })
})
