import { expect, it } from 'vitest'
import type { PickImage } from '../../images/pick-image.ts'
import { testServer } from '../test-rows.ts'
import { rebuildCommand } from './rebuild-command.ts'

const target = {
  server: 'delta0',
  project: 'shop',
  name: 'web',
  of: testServer({ id: 'delta0', name: 'delta', product: 'incus' }),
}
const image: PickImage = {
  key: 'server/delta0/shop/f00',
  origin: { kind: 'server', server: 'delta0', name: 'delta', project: 'shop' },
  fingerprint: 'f00',
  alias: 'it is',
  aliases: ['it is'],
  title: 'Busybox',
  type: 'container',
  architecture: 'x86_64',
  size: 1,
  created: '2026-11-20T10:00:00Z',
  text: '',
}

it('names the image, or says that there is none', () => {
  expect(rebuildCommand({ kind: 'image', image }, target)).toBe(
    "incus rebuild 'delta:it is' delta:web --project shop",
  )
  expect(rebuildCommand({ kind: 'image', image: null }, target)).toBe(
    'incus rebuild <image> delta:web --project shop',
  )
  expect(rebuildCommand({ kind: 'empty' }, { ...target, project: 'default' })).toBe(
    'incus rebuild --empty delta:web',
  )
})
