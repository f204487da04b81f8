import { describe, expect, it } from 'vitest'
import { comparedGroups, groupsOf } from './fingerprint-groups.ts'

const pinned = '0123456789abcdef'.repeat(4)

describe('the groups of a fingerprint', () => {
  it('are sixteen of four digits', () => {
    const groups = groupsOf(pinned)
    expect(groups).toHaveLength(16)
    expect(groups[1]).toBe('4567')
    expect(groups.join('')).toBe(pinned)
  })

  it('keep a rest that is shorter, and are none for an empty text', () => {
    expect(groupsOf('abcdef')).toEqual(['abcd', 'ef'])
    expect(groupsOf('')).toEqual([])
  })

  it('say where two fingerprints differ', () => {
    const presented = `ffff${pinned.slice(4)}`
    const compared = comparedGroups(presented, pinned)
    expect(compared[0]).toEqual({ text: 'ffff', differs: true })
    expect(compared.slice(1).some((group) => group.differs)).toBe(false)
  })

  it('mark nothing where all differ, as those of two certificates usually do', () => {
    expect(comparedGroups('f'.repeat(64), pinned).some((group) => group.differs)).toBe(false)
  })
})
