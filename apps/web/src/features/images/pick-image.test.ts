import type { Image } from '@gantry/lxd-client/types/image'
import { describe, expect, it } from 'vitest'
import { testServer } from '../instances/test-rows.ts'
import { catalogueImage, localImage, searchImages } from './pick-image.ts'

const image = (part: Partial<Image> = {}): Image => ({
  aliases: [],
  architecture: 'x86_64',
  auto_update: false,
  cached: false,
  created_at: '2026-01-01T00:00:00Z',
  expires_at: '',
  filename: '',
  fingerprint: 'ab'.repeat(32),
  last_used_at: '',
  profiles: ['default'],
  properties: {},
  public: false,
  size: 1,
  type: 'container',
  update_source: { alias: '', certificate: '', image_type: '', protocol: '', server: '' },
  uploaded_at: '',
  ...part,
})
const remote = { id: 'r', name: 'images', url: 'https://x', certificate: null }
const entry = {
  fingerprint: 'cd'.repeat(32),
  aliases: ['debian/13/default', 'debian/13'],
  os: 'debian',
  release: '13',
  variant: 'default',
  architecture: 'x86_64',
  type: 'container' as const,
  size: 1,
  created: '',
}

describe('an image to choose', () => {
  it('is called what its catalogue says, without the default variant, by its shortest alias', () => {
    expect(catalogueImage(entry, remote)).toMatchObject({ title: 'Debian 13', alias: 'debian/13' })
    expect(catalogueImage({ ...entry, variant: 'cloud' }, remote).title).toBe('Debian 13 cloud')
  })

  it('is called by its description, alias or fingerprint where it has no more', () => {
    const title = (part: Partial<Image>): string => localImage(image(part), testServer(), 'default').title
    expect(title({ properties: { description: 'My own' } })).toBe('My own')
    expect(title({ aliases: [{ name: 'mine', description: '' }] })).toBe('mine')
    expect(title({})).toBe('abababababab')
  })

  it('is found by every word, nearest first', () => {
    const aliases = [{ name: 'debian-own', description: '' }]
    const own = localImage(image({ aliases }), testServer(), 'default')
    const other = localImage(image({ aliases }), testServer({ id: 'beta00', name: 'beta' }), 'default')
    const streamed = catalogueImage(entry, remote)
    const images = [other, streamed, own]
    const keys = (query: string): string[] => searchImages(images, query, 'alpha0').map((found) => found.key)
    expect(keys('debian')).toEqual([own.key, streamed.key, other.key])
    expect(keys('Debian alpha')).toEqual([own.key])
    expect(keys('debian suse')).toEqual([])
  })
})
