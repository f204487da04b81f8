import { expect, it } from 'vitest'
import { testServer } from '../instances/test-rows.ts'
import { openCommand, type Wanted } from './open-command.ts'

const server = testServer()
const instance = `${server.id}/default/web-1`

it.each<[Wanted, string]>([
  [{ kind: 'exec', instance }, 'exec REMOTE -- sh -l'],
  [
    {
      kind: 'exec',
      instance,
      command: ['sh', '-c', 'id; ls'],
      user: 33,
      group: 'www-data',
      cwd: '/srv',
      environment: { LANG: 'C', NOTE: 'two words' },
    },
    "exec REMOTE --cwd /srv --user 33 --group www-data --env LANG=C --env 'NOTE=two words' -- sh -c 'id; ls'",
  ],
  [{ kind: 'console', instance }, 'console REMOTE'],
  [{ kind: 'vga', instance }, 'console REMOTE --type=vga'],
])('%j has its line for a shell', (wanted, line) => {
  expect(openCommand(wanted, server)).toBe(`lxc ${line.replace('REMOTE', `${server.name}:web-1`)}`)
})

it('names the project where it is another one', () => {
  const wanted = { kind: 'console', instance: `${server.id}/shop/web-1` } as const
  expect(openCommand(wanted, server)).toMatch(/^lxc console \S+:web-1 --project shop$/)
})
