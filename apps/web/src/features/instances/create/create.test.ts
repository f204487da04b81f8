import { describe, expect, it } from 'vitest'
import type { PickImage } from '../../images/pick-image.ts'
import { testRow, testServer } from '../test-rows.ts'
import { createBody, isWhole, type NetworkChoice, requestOf } from './create-body.ts'
import { createCommand } from './create-command.ts'
import { type CreateForm, createProblems, emptyForm, hasProblems } from './create-form.ts'
import { type Inherited, inheritedFrom } from './inherited.ts'
import { nameProblem } from './instance-name.ts'

const local: PickImage = {
  key: 'k',
  origin: { kind: 'server', server: 'alpha0', name: 'alpha', project: 'default' },
  fingerprint: 'f'.repeat(64),
  alias: 'busybox',
  aliases: ['busybox'],
  title: 'Busybox',
  type: 'container',
  architecture: 'x86_64',
  size: 1,
  created: '',
  text: '',
}
const remote = { id: 'r', name: 'lab', url: 'https://127.0.0.1:9', certificate: 'PEM' }
const streamed: PickImage = { ...local, alias: 'busybox/1', origin: { kind: 'remote', remote } }

const inherited: Inherited = {
  known: true,
  root: { device: 'root', settings: { type: 'disk', path: '/', pool: 'fast', 'size.state': '1GiB' } },
  networks: ['br0'],
}
const server = testServer()
const form = (part: Partial<CreateForm> = {}): CreateForm => ({
  ...emptyForm,
  image: local,
  server: 'alpha0',
  name: 'web-1',
  ...part,
})
const body = (part: Partial<CreateForm> = {}, of = server, network?: NetworkChoice) => {
  const request = requestOf(form(part), inherited, network)
  if (!isWhole(request)) throw new Error('nothing is chosen to make it of')
  return createBody(request, of)
}
const problems = (part: Partial<CreateForm>, rows = [testRow({ name: 'web-9' })]) =>
  createProblems(form(part), { server, rows, inherited, networks: ['br1'] })

describe('the name', () => {
  it.each(['', 'a', 'web-1', 'A9', 'a'.repeat(63)])('%s is fine', (name) => {
    expect(nameProblem(name)).toBeNull()
  })

  it.each(['-a', 'a-', '1a', '1', 'a_b', 'a.b', 'ä', 'a b', 'a/b', 'a'.repeat(64)])('%s is not', (name) => {
    expect(nameProblem(name)).not.toBeNull()
  })
})

describe('the form', () => {
  it('has no problem when it is filled in, or when all that may be empty is', () => {
    expect(hasProblems(problems({}))).toBe(false)
    expect(hasProblems(problems({ name: '', size: '20GiB', cpu: '0-3,5', memory: '50%' }))).toBe(false)
  })

  it('wants an image that the server has', () => {
    expect(problems({ image: null }).image).not.toBeNull()
    expect(problems({ image: streamed }).image).toBeNull()
    const there = {
      ...local,
      origin: { kind: 'server', server: 'beta00', name: 'beta', project: 'default' },
    } as const
    expect(problems({ image: there }).image).toContain('beta')
    expect(problems({ project: 'shop' }).image).toContain('default')
  })

  it('knows names that are taken, in this server and project only', () => {
    expect(problems({ name: 'web-9' }).name).toContain('web-9')
    expect(problems({ name: 'web-9' }, [testRow({ name: 'web-9', project: 'shop' })]).name).toBeNull()
  })

  it.each([
    ['size', '20 gigs'],
    ['size', '1.5GiB'],
    ['cpu', 'two'],
    ['cpu', '1-'],
    ['cpu', '5-1'],
    ['memory', '1g'],
  ] as const)('refuses the %s %s', (field, text) => {
    expect(problems({ [field]: text })[field]).not.toBeNull()
  })

  it('wants a pool where no profile has a root disk', () => {
    const none = inheritedFrom([], [])
    expect(createProblems(form(), { server, rows: [], inherited: none, networks: [] }).pool).not.toBeNull()
    expect(
      createProblems(form({ pool: 'fast' }), { server, rows: [], inherited: none, networks: [] }).pool,
    ).toBeNull()
  })
})

describe('a network', () => {
  it('must be there', () => {
    expect(problems({ network: 'br1' }).network).toBeNull()
    expect(problems({ network: 'br7' }).network).toContain('br7')
  })
})

describe('what the profiles give', () => {
  const profile = (name: string, devices: Record<string, Record<string, string>>) => ({
    name,
    devices,
    config: {},
    description: '',
    used_by: [],
  })

  it('is taken from the later profile, device by device', () => {
    const profiles = [
      profile('default', {
        root: { type: 'disk', path: '/', pool: 'slow', size: '1GiB' },
        eth0: { type: 'nic', network: 'br0' },
      }),
      profile('big', { root: { type: 'disk', path: '/', pool: 'fast' } }),
    ]
    expect(inheritedFrom(['default', 'big'], profiles)).toEqual({
      known: true,
      root: { device: 'root', settings: { type: 'disk', path: '/', pool: 'fast' } },
      networks: ['br0'],
    })
    expect(inheritedFrom(['big', 'default'], profiles).root?.settings.pool).toBe('slow')
  })
})

describe('the body', () => {
  it('is small where nothing is chosen', () => {
    expect(body({ name: '' })).toEqual({
      type: 'container',
      source: { type: 'image', fingerprint: local.fingerprint },
      profiles: ['default'],
      config: {},
      devices: {},
      ephemeral: false,
    })
  })

  it('has the server fetch from a simplestreams server, with its certificate', () => {
    expect(body({ image: streamed }).source).toEqual({
      type: 'image',
      mode: 'pull',
      protocol: 'simplestreams',
      server: 'https://127.0.0.1:9',
      alias: 'busybox/1',
      certificate: 'PEM',
    })
  })

  it('holds the limits, the root disk on top of the profiles’ one, and the network', () => {
    const network = { name: 'br1', managed: true }
    const chosen = { cpu: '2', memory: '2 GiB', size: '20 GiB', description: 'Shop', network: 'br1' }
    expect(body(chosen, server, network)).toMatchObject({
      description: 'Shop',
      config: { 'limits.cpu': '2', 'limits.memory': '2GiB' },
      devices: {
        root: { type: 'disk', path: '/', pool: 'fast', size: '20GiB', 'size.state': '1GiB' },
        eth0: { type: 'nic', name: 'eth0', network: 'br1' },
      },
    })
  })

  it('takes an unmanaged bridge as a parent', () => {
    const { devices } = body({}, server, { name: 'lan', managed: false })
    expect(devices).toEqual({ eth0: { type: 'nic', name: 'eth0', nictype: 'bridged', parent: 'lan' } })
  })

  it('has the server start it where it can', () => {
    const able = testServer({ extensions: ['instance_create_start'] })
    expect(body({}, able).start).toBe(true)
    expect(body({ start: false }, able)).not.toHaveProperty('start')
    expect(body()).not.toHaveProperty('start')
  })
})

describe('the command', () => {
  it('is short where nothing is chosen', () => {
    expect(createCommand(form(), server)).toBe('lxc launch alpha:busybox alpha:web-1')
    expect(createCommand(form({ image: null, name: '' }), undefined)).toBe('lxc launch <image> <server>:')
  })

  it('says all that is chosen', () => {
    const all = form({
      image: { ...streamed, type: 'virtual-machine' },
      project: 'shop',
      profiles: ['default', 'big'],
      pool: 'fast',
      size: '20 GiB',
      network: 'br1',
      cpu: '2',
      memory: '2GiB',
      ephemeral: true,
      start: false,
      member: 'm1',
    })
    expect(createCommand(all, testServer({ product: 'incus', name: 'delta' }))).toBe(
      'incus init lab:busybox/1 delta:web-1 --vm --ephemeral --profile default --profile big --storage fast ' +
        '--device root,size=20GiB --network br1 --config limits.cpu=2 --config limits.memory=2GiB --target m1 --project shop',
    )
  })

  it('says that no profile is wanted', () => {
    expect(createCommand(form({ profiles: [] }), server)).toContain('--no-profiles')
  })

  it('is a loop of any POSIX shell for several', () => {
    expect(createCommand(form({ name: 'web-{1..3}' }), server)).toBe(
      'for name in web-1 web-2 web-3; do\n  lxc launch alpha:busybox "alpha:$name"\ndone',
    )
  })

  it('makes an empty one, and starts it by itself', () => {
    const empty = form({ empty: true, emptyType: 'virtual-machine', instanceType: 'c2-m4' })
    expect(createCommand(empty, server)).toBe(
      'lxc init alpha:web-1 --empty --vm --type c2-m4\nlxc start alpha:web-1',
    )
  })
})

describe('several at once', () => {
  it('are checked one by one', () => {
    expect(problems({ name: 'web-{1..3}' }).name).toBeNull()
    expect(problems({ name: 'web-{8..10}' }).name).toContain('web-9')
    expect(problems({ name: '{a,_b}' }).name).toContain('_b')
    expect(problems({ name: '{a,a}' }).name).toContain('twice')
    expect(problems({ name: '{a,}' }).name).toContain('empty')
    expect(problems({ name: 'a{1..201}' }).name).toContain('200')
    expect(body({ name: 'web-{1..3}' })).not.toHaveProperty('name')
  })
})

describe('an empty instance', () => {
  it('needs no image, and has the type that is chosen', () => {
    const empty = {
      image: null,
      empty: true,
      emptyType: 'virtual-machine',
      instanceType: 't2.micro',
    } as const
    expect(problems(empty).image).toBeNull()
    expect(body(empty)).toMatchObject({
      type: 'virtual-machine',
      source: { type: 'none' },
      instance_type: 't2.micro',
    })
  })
})

describe('the command with texts of cloud-init', () => {
  it('takes them through files, whatever is in them', () => {
    const line = createCommand(form({ userData: "#cloud-config\nEOF\n'$x'" }), server)
    expect(line).toBe(
      [
        "cat > user-data.yaml <<'EOF_'",
        '#cloud-config',
        'EOF',
        "'$x'",
        'EOF_',
        'lxc launch alpha:busybox alpha:web-1 --config cloud-init.user-data="$(cat user-data.yaml)"',
      ].join('\n'),
    )
  })
})

describe('the command with what only YAML says', () => {
  it('names each setting, and a source without a remote', () => {
    const more = form({
      moreConfig: { 'user.note': 'a b' },
      moreDevices: { gpu: { type: 'gpu', id: '0' } },
      moreSource: { type: 'image', alias: 'other' },
    })
    expect(createCommand({ ...more, moreSource: { type: 'image', alias: 'a b; c' } }, server)).toMatch(
      /^lxc launch <remote>':a b; c' alpha:web-1 /,
    )
    expect(createCommand(more, server)).toBe(
      "lxc launch <remote>:other alpha:web-1 --config 'user.note=a b' --device gpu,type=gpu --device gpu,id=0",
    )
  })
})
