import { describe, expect, it } from 'vitest'
import { countMore } from './count-more.ts'
import { type NetworkChoice, requestOf } from './create-body.ts'
import { type CreateForm, emptyForm } from './create-form.ts'
import { readRequest, requestText } from './create-yaml.ts'
import { formFromRequest } from './form-from-request.ts'
import type { Inherited } from './inherited.ts'

const inherited: Inherited = {
  known: true,
  root: { device: 'root', settings: { type: 'disk', path: '/', pool: 'fast' } },
  networks: ['br0'],
}
const lan: NetworkChoice = { name: 'lan', managed: true }
const networks = [lan]

const filled: CreateForm = {
  ...emptyForm,
  empty: true,
  emptyType: 'virtual-machine',
  name: 'web-{1..3}',
  description: 'yes: "no"',
  profiles: ['default', 'big'],
  pool: 'slow',
  size: '10GiB',
  network: 'lan',
  cpu: '2',
  memory: '1GiB',
  instanceType: 'c2-m4',
  userData: '#cloud-config\npackages:\n  - nginx\n',
  ephemeral: true,
  start: false,
}

const read = (text: string): CreateForm => {
  const request = readRequest(text)
  if (!request.ok) throw new Error(request.message)
  return formFromRequest(emptyForm, request.value, inherited, networks)
}

describe('the form as YAML', () => {
  it('comes back as it was', () => {
    expect(read(requestText(requestOf(filled, inherited, lan)))).toEqual(filled)
  })

  it('keeps what the form cannot show, counts it, and sends it', () => {
    const form = read(`
name: a
config: { limits.cpu: 2, boot.autostart: true, user.version: 1.10 }
devices:
  root: { type: disk, path: /, pool: fast, limits.read: 10MB }
  eth0: { type: nic, nictype: macvlan, parent: lan }
source: { type: image, alias: other, protocol: lxd, server: https://x }
`)
    expect(form).toMatchObject({ cpu: '2', pool: '', network: '', start: false, profiles: ['default'] })
    expect(countMore(form)).toBe(5)
    const again = requestOf(form, inherited, undefined)
    expect(again.config).toEqual({ 'limits.cpu': '2', 'boot.autostart': 'true', 'user.version': '1.10' })
    expect(Object.keys(again.devices)).toEqual(['root', 'eth0'])
    expect(again.source).toMatchObject({ alias: 'other', protocol: 'lxd' })
    expect(read(requestText(again))).toEqual(form)
  })

  it('names no source while nothing is chosen, and none only where an empty instance is wanted', () => {
    const text = requestText(requestOf(emptyForm, inherited, undefined))
    expect(text).not.toContain('source')
    expect(readRequest(text)).toMatchObject({ ok: false, message: expect.stringContaining('source') })
    const empty = requestText(requestOf({ ...emptyForm, empty: true }, inherited, undefined))
    expect(readRequest(empty)).toMatchObject({ ok: true, value: { source: { type: 'none' } } })
    const draft = requestOf(emptyForm, inherited, undefined)
    expect(formFromRequest(emptyForm, draft, inherited, networks)).toEqual(emptyForm)
  })

  it('keeps a network that another server lacks', () => {
    const request = requestOf(filled, inherited, lan)
    const elsewhere = formFromRequest(filled, request, inherited, [])
    expect(elsewhere.network).toBe('')
    expect(requestOf(elsewhere, inherited, undefined)).toEqual(request)
  })

  it('keeps a root disk that leaves out what the profiles would give', () => {
    const form = read('devices: { root: { type: disk, path: /, size: 1GiB } }\nsource: { type: none }')
    expect(form.moreDevices).toHaveProperty('root')
  })

  it.each([
    ['name: a\nsource: { type: none }\nconfig: [a]\n', 3],
    ['name: a\nname: b\n', 2],
    ['source: { type: none }\nephemeral: maybe\n', 2],
    ['source: { type: none }\nnonsense: 1\n', 2],
    ['source:\n  type: migration\n', 2],
    ['name: a\n', 1],
    ['name: a\nsource: *other\n', 2],
    ['name: &name a\nsource: &source\n  type: *source\n', 3],
  ])('says the line of what is wrong in %j', (text, line) => {
    expect(readRequest(text)).toMatchObject({ ok: false, line })
  })
})
