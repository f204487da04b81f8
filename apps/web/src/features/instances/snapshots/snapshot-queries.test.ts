import { expect, it } from 'vitest'
import { isTouched } from '../../../live/hints.ts'
import { rootVolumeConfig } from './snapshot-queries.ts'

it('what the volume of a root disk says is read again when the volume is changed', () => {
  const of = { name: 'web', type: 'container', location: 'none' } as const
  const { queryKey } = rootVolumeConfig('alpha', 'shop', of, 'tank')
  const hint = { server: 'alpha', project: 'shop', kind: 'storage-volume' }
  expect(isTouched(queryKey, { ...hint, name: 'tank/container/web' })).toBe(true)
  expect(isTouched(queryKey, { ...hint, name: 'tank/custom/web' })).toBe(false)
})
