import { expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { editCommand, readCommands, renameCommand } from './instance-commands.ts'

const web = { server: 'alpha0', project: 'default', name: 'web', of: testServer() }
const shop = { ...web, project: 'shop' }
const delta = { ...web, of: testServer({ id: 'delta0', name: 'delta', product: 'incus' }) }

it('names what reads the same', () => {
  expect(readCommands(shop)).toEqual({
    info: 'lxc info alpha:web --project shop',
    config: 'lxc config show alpha:web --expanded --project shop',
  })
})

it('edits', () => {
  expect(editCommand(delta)).toBe('incus config edit delta:web')
})

it('renames in place, also to a name that is not typed yet', () => {
  expect(renameCommand(web, 'www')).toBe('lxc rename alpha:web www')
  expect(renameCommand({ ...delta, project: 'my shop' }, 'www')).toBe(
    "incus rename delta:web www --project 'my shop'",
  )
  expect(renameCommand(shop, '')).toBe('lxc rename alpha:web <name> --project shop')
})

it('names a server that is gone by what is known of it', () => {
  expect(editCommand({ ...web, of: undefined })).toBe('lxc config edit alpha0:web')
})
