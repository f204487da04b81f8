import { describe, expect, it } from 'vitest'
import { cloudInitConfig, cloudInitProblems, withKeysWritten } from './cloud-init.ts'
import { emptyForm } from './create-form.ts'
import { sshKeysProblem } from './ssh-keys.ts'
import * as tools from './yaml-tools.ts'

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGjKvNL6hP8Q5g3l1dB8wM0qXn0Wk2m0m3hJf5uG5wq1 ada@work'

describe('user data', () => {
  it.each([
    '',
    '#cloud-config\npackages: [nginx]\n',
    '#!/bin/sh\nif: [\n',
    '#include\nhttps://example.com\n',
    '## template: jinja\n#cloud-config\n{{ x }}\n',
    '#cloud-config\n',
  ])('%j is fine', (text) => {
    expect(tools.userDataProblem(text)).toBeNull()
  })

  it('wants a header that cloud-init knows', () => {
    expect(tools.userDataProblem('packages: [nginx]\n')).toMatchObject({ line: 1 })
    expect(tools.userDataProblem('\n#cloud-config\n')).toMatchObject({ line: 1 })
    expect(tools.userDataProblem('#cloud-configs\n')).toMatchObject({ line: 1 })
  })

  it('says the line of what is no YAML', () => {
    expect(tools.userDataProblem('#cloud-config\na: 1\na: 2\n')).toMatchObject({ line: 3 })
    expect(tools.userDataProblem('#cloud-config\n- a\n')?.message).toContain('keys')
    expect(tools.networkProblem('version: 2\nethernets: {\n')).not.toBeNull()
    expect(tools.networkProblem('version: 2\n')).toBeNull()
  })

  it('says where an alias stands for nothing, and takes no more than can be built', () => {
    const dangling = { line: 2, message: expect.stringContaining('*bar') }
    expect(tools.userDataProblem('#cloud-config\nfoo: *bar')).toMatchObject(dangling)
    expect(tools.networkProblem('a: 1\nfoo: *bar')).toMatchObject(dangling)
    expect(tools.networkProblem('a: &a {}\nb: *a\n')).toBeNull()
    const doubled = 'bcdefghij'.replace(/./g, (name, at) => {
      const before = `*${'abcdefghi'[at]}`
      return `${name}: &${name} [${Array(9).fill(before).join(', ')}]\n`
    })
    expect(tools.networkProblem(`a: &a [x]\n${doubled}`)).not.toBeNull()
  })
})

describe('SSH keys', () => {
  it('are public keys of OpenSSH', () => {
    expect(sshKeysProblem(`${key}\n\n${key}`)).toBeNull()
    expect(sshKeysProblem(`${key}\nssh-ed25519 AAAA`)).toMatchObject({ line: 2 })
    expect(sshKeysProblem(key.replace('ssh-ed25519', 'ssh-rsa'))).toMatchObject({ line: 1 })
    expect(sshKeysProblem('-----BEGIN OPENSSH PRIVATE KEY-----')?.message).toContain('private')
  })

  it('are written into the user data, next to what is there', () => {
    expect(tools.withSshKeys('', [key])).toBe(`#cloud-config\nssh_authorized_keys:\n  - ${key}\n`)
    const more = tools.withSshKeys('#cloud-config\n# Mine\npackages: [a]\nssh_authorized_keys: [b]\n', [key])
    expect(more.startsWith('#cloud-config\n')).toBe(true)
    expect(more).toContain('# Mine')
    expect(more).toContain('packages: [ a ]')
    expect(more).toContain('- b')
    expect(tools.withSshKeys(more, [key])).toBe(more)
    expect(tools.userDataProblem(more)).toBeNull()
    const named = tools.withSshKeys('#cloud-config\nx: &keys [b]\nssh_authorized_keys: *keys\n', [key])
    const shared = tools.withSshKeys('#cloud-config\nssh_authorized_keys: &keys [b]\nx: *keys\n', [key])
    expect(shared).toContain(`ssh_authorized_keys: &keys\n  - b\n  - ${key}\nx: *keys`)
    expect(named).toContain(`ssh_authorized_keys:\n  - b\n  - ${key}`)
  })

  it('need user data that can hold them', () => {
    const form = { ...emptyForm, userData: '#!/bin/sh\n', sshKeys: key }
    expect(cloudInitProblems(form, tools, 'script').sshKeys?.message).toBe('script')
    expect(cloudInitProblems({ ...form, userData: '' }, tools, 'script').sshKeys).toBeNull()
  })

  it('come to the server as configuration', () => {
    const form = withKeysWritten({ ...emptyForm, sshKeys: key, networkConfig: 'version: 2\n' }, tools)
    expect(cloudInitConfig(form)).toEqual({
      'cloud-init.user-data': `#cloud-config\nssh_authorized_keys:\n  - ${key}\n`,
      'cloud-init.network-config': 'version: 2\n',
    })
  })
})
