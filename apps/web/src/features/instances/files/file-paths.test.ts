import { describe, expect, it } from 'vitest'
import { files } from '../../../i18n/en/files.ts'
import {
  canonical,
  childOf,
  crumbsOf,
  nameOf,
  nameProblem,
  ofBrowserName,
  parentOf,
  pathOfSearch,
} from './file-paths.ts'

describe('a path', () => {
  it('goes down, up, and into its steps', () => {
    expect(childOf('/', 'etc')).toBe('/etc')
    expect(childOf('/etc', 'ssh')).toBe('/etc/ssh')
    expect(parentOf('/etc/ssh')).toBe('/etc')
    expect(parentOf('/etc')).toBe('/')
    expect(nameOf('/etc/ssh')).toBe('ssh')
    expect(crumbsOf('/')).toEqual([])
    expect(crumbsOf('/a/b')).toEqual([
      { name: 'a', path: '/a' },
      { name: 'b', path: '/a/b' },
    ])
  })

  it('of an address is made whole, or is the root', () => {
    expect(pathOfSearch(undefined)).toBe('/')
    expect(pathOfSearch('etc//ssh/')).toBe('/etc/ssh')
    expect(pathOfSearch('/a/../b')).toBe('/')
    expect(pathOfSearch('/a\\')).toBe('/')
    expect(pathOfSearch('/caf\\xE9')).toBe('/caf\\xe9')
  })
})

describe('a name', () => {
  it('is written in one way', () => {
    expect(canonical('a\\x62c')).toBe('abc')
    expect(ofBrowserName('back\\slash\n')).toBe('back\\\\slash\\x0a')
  })

  it('that cannot be one is told why', () => {
    const taken = new Set(['here'])
    expect(nameProblem('fine', taken)).toBeUndefined()
    expect(nameProblem('caf\\xe9', taken)).toBeUndefined()
    expect(nameProblem('', taken)).toBe(files.nameEmpty)
    expect(nameProblem('h\\x65re', taken)).toBe(files.nameTaken)
    expect(nameProblem('a\\b', taken)).toBe(files.nameEscape)
    for (const name of ['.', '..', 'a/b', '\\x2e', 'a\\x2fb', 'a\\x00']) {
      expect(nameProblem(name, taken)).toBe(files.nameBad)
    }
    expect(nameProblem('ä'.repeat(128), taken)).toBe(files.nameLong)
  })
})
