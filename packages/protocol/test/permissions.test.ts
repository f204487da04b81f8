import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allows,
  allowsSomewhere,
  type Binding,
  grants,
  permissions,
  roles,
  type Target,
} from '../src/permissions.ts'

const server = fc.constantFrom('alpha1', 'beta22')
const project = fc.constantFrom('default', 'shop')
const role = fc.constantFrom(...roles)
const permission = fc.constantFrom(...permissions)
const scope = fc.oneof(
  fc.constant({ everything: true as const }),
  fc.record({ server }),
  fc.record({ server, project }),
)
const binding: fc.Arbitrary<Binding> = fc.record({ role, scope })
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.constant({}),
  fc.record({ server }),
  fc.record({ server, project }),
)

describe('roles', () => {
  it('hold everything of the one before', () => {
    for (const [index, name] of roles.entries()) {
      const before = roles[index - 1]
      if (before) expect([...grants[before]].every((held) => grants[name].has(held))).toBe(true)
    }
  })

  it('end with one that holds every permission', () => {
    expect([...grants.admin].sort()).toEqual([...permissions].sort())
  })

  it('let only an administrator add servers, manage people and read the audit log', () => {
    for (const held of ['servers.add', 'people.manage', 'audit.view', 'server.manage'] as const) {
      expect(roles.filter((name) => grants[name].has(held))).toEqual(['admin'])
    }
  })
})

describe('allows', () => {
  it('is nothing without a binding', () => {
    fc.assert(fc.property(permission, target, (asked, about) => !allows([], asked, about)))
  })

  it('never shrinks when a binding is added', () => {
    fc.assert(
      fc.property(fc.array(binding), binding, permission, target, (held, more, asked, about) => {
        return !allows(held, asked, about) || allows([...held, more], asked, about)
      }),
    )
  })

  it('does not reach from one server to another, nor from a project to its server', () => {
    const held: Binding[] = [{ role: 'admin', scope: { server: 'alpha1', project: 'shop' } }]
    expect(allows(held, 'instances.manage', { server: 'alpha1', project: 'shop' })).toBe(true)
    expect(allows(held, 'instances.manage', { server: 'alpha1', project: 'default' })).toBe(false)
    expect(allows(held, 'instances.manage', { server: 'alpha1' })).toBe(false)
    expect(allows(held, 'instances.manage', { server: 'beta22', project: 'shop' })).toBe(false)
    expect(allows(held, 'instances.manage')).toBe(false)
  })

  it('gives a server-wide binding every project of that server', () => {
    const held: Binding[] = [{ role: 'operator', scope: { server: 'alpha1' } }]
    fc.assert(
      fc.property(project, (name) => allows(held, 'instances.operate', { server: 'alpha1', project: name })),
    )
    expect(allows(held, 'instances.manage', { server: 'alpha1' })).toBe(false)
  })

  it('agrees with allowsSomewhere: what is allowed somewhere is held by some binding', () => {
    fc.assert(
      fc.property(fc.array(binding), permission, target, (held, asked, about) => {
        return !allows(held, asked, about) || allowsSomewhere(held, asked)
      }),
    )
  })
})
