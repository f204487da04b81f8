import { describe, expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { actionCommands, shellWord } from './command.ts'

const servers = new Map([
  ['alpha0', testServer()],
  ['beta00', testServer({ id: 'beta00', name: 'beta' })],
  ['delta0', testServer({ id: 'delta0', name: 'delta', product: 'incus' })],
])
const at = (server: string, name: string, project = 'default') => ({ server, name, project })

describe('the command that does the same', () => {
  it.each([
    ['start', 'lxc start alpha:web-1'],
    ['stop', 'lxc stop alpha:web-1'],
    ['force-stop', 'lxc stop alpha:web-1 --force'],
    ['restart', 'lxc restart alpha:web-1'],
    ['freeze', 'lxc pause alpha:web-1'],
    ['unfreeze', 'lxc start alpha:web-1'],
    ['delete', 'lxc delete alpha:web-1'],
  ] as const)('%s', (action, expected) => {
    expect(actionCommands(action, [at('alpha0', 'web-1')], servers)).toEqual([expected])
  })

  it('speaks incus to an Incus server', () => {
    expect(actionCommands('unfreeze', [at('delta0', 'a')], servers)).toEqual(['incus resume delta:a'])
  })

  it('puts servers of one client together, and keeps projects apart', () => {
    const targets = [
      at('alpha0', 'a'),
      at('beta00', 'b'),
      at('alpha0', 'c', 'shop'),
      at('delta0', 'd', 'shop'),
    ]
    expect(actionCommands('stop', targets, servers)).toEqual([
      'lxc stop alpha:a beta:b',
      'lxc stop alpha:c --project shop',
      'incus stop delta:d --project shop',
    ])
  })

  it('quotes for a shell', () => {
    expect(shellWord("it's $HOME")).toBe(`'it'\\''s $HOME'`)
    expect(shellWord('')).toBe("''")
    expect(actionCommands('start', [at('alpha0', 'a', 'my project')], servers)).toEqual([
      "lxc start alpha:a --project 'my project'",
    ])
  })
})
