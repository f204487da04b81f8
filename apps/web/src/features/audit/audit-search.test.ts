import { describe, expect, it } from 'vitest'
import { AuditSearch, auditQuery, isFiltered } from './audit-search.ts'

describe('the URL of the audit page', () => {
  it('leaves out what is not valid', () => {
    expect(AuditSearch.parse({ outcome: 'maybe', open: 'x', action: 'server.add' })).toEqual({
      action: 'server.add',
    })
  })

  it('is a query of the filters alone', () => {
    const search = AuditSearch.parse({ outcome: 'denied', person: '', open: '12' })
    expect(search.open).toBe(12)
    expect(auditQuery(search)).toEqual({ outcome: 'denied' })
  })

  it('filters only with a filter', () => {
    expect(isFiltered(AuditSearch.parse({ open: 3, person: '' }))).toBe(false)
    expect(isFiltered(AuditSearch.parse({ server: 'alpha01' }))).toBe(true)
  })
})
