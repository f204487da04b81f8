import { describe, expect, it } from 'vitest'
import { metadataText, readMetadata } from './metadata-text.ts'

const busybox = {
  architecture: 'x86_64',
  creation_date: 1_795_647_374,
  expiry_date: 0,
  properties: { os: 'Busybox', release: '1.10', serial: 'true' },
  templates: {
    '/etc/hosts': { when: ['create', 'copy'], create_only: true, template: 'hosts.tpl', properties: {} },
  },
}

describe('image metadata as YAML', () => {
  it('is read back as it was, with texts that look like numbers', () => {
    expect(readMetadata(metadataText(busybox))).toEqual({ ok: true, value: busybox })
    expect(readMetadata('properties:\n  release: 1.10\n')).toMatchObject({
      value: { properties: { release: '1.10' } },
    })
  })

  it('has empty maps where the server has none', () => {
    const bare = { architecture: '', creation_date: 0, expiry_date: 0 }
    const text = metadataText({ ...bare, properties: null, templates: null })
    expect(readMetadata(text)).toEqual({ ok: true, value: { ...bare, properties: {}, templates: {} } })
  })

  it.each([
    ['creation_date: soon', 1, 'creation_date: must be a whole number'],
    ['architecture: a\nname: web', 2, 'name cannot be set here'],
    ['templates:\n  /a:\n    create_only: maybe\n    template: a', 3, 'must be true or false'],
    ['templates:\n  /a:\n    tempalte: a\n    template: a', 3, 'tempalte cannot be set here'],
    ['templates:\n  /a:\n    when: []', 1, 'templates /a template: must be a text'],
  ])('says what is wrong with %j', (source, line, message) => {
    expect(readMetadata(source)).toEqual({ ok: false, line, message: expect.stringContaining(message) })
  })
})
