import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { applyHints, dropServerQueries, isTouched } from './hints.ts'

const hint = { server: 'alpha00', project: 'default', kind: 'profiles', name: 'web' }

describe('isTouched', () => {
  it.each([
    ['the thing itself', ['profiles', 'alpha00', 'default', 'web'], true],
    ['what hangs below it', ['profiles', 'alpha00', 'default', 'web', 'usage'], true],
    ['the list of its project', ['profiles', 'alpha00', 'default'], true],
    ['the list of all projects', ['profiles', 'alpha00', null], true],
    ['another name', ['profiles', 'alpha00', 'default', 'db'], false],
    ['another project', ['profiles', 'alpha00', 'shop', 'web'], false],
    ['another server', ['profiles', 'beta000', 'default', 'web'], false],
    ['another kind', ['networks', 'alpha00', 'default', 'web'], false],
    ['what is ours', ['session'], false],
  ])('%s', (_, key, expected) => {
    expect(isTouched(key, hint)).toBe(expected)
  })

  it('touches what Gantry keeps of all servers, whichever server it names', () => {
    const hint = { server: 'a', project: 'default', kind: 'terminal', name: 'one' }
    expect(isTouched(['terminal'], hint)).toBe(true)
    expect(isTouched(['command-run'], hint)).toBe(false)
  })
  it('takes a hint without project or name as all of them', () => {
    expect(isTouched(['profiles', 'alpha00', 'shop', 'db'], { ...hint, project: null, name: '' })).toBe(true)
  })
})

describe('queries', () => {
  const queries = new QueryClient()
  const stale = (key: string[]) => queries.getQueryState(key)?.isInvalidated

  it('are dropped where a hint touches them, and only there', async () => {
    queries.setQueryData(['profiles', 'alpha00', 'default'], [])
    queries.setQueryData(['networks', 'alpha00', 'default'], [])
    await applyHints(queries, [hint])
    expect(stale(['profiles', 'alpha00', 'default'])).toBe(true)
    expect(stale(['networks', 'alpha00', 'default'])).toBe(false)
  })

  it('of all servers are dropped after a reconnect, but nothing of Gantry itself', async () => {
    queries.setQueryData(['people'], [])
    queries.setQueryData(['audit', 'alpha01'], [])
    await dropServerQueries(queries, new Set(['alpha00']))
    expect(stale(['networks', 'alpha00', 'default'])).toBe(true)
    expect(stale(['people'])).toBe(false)
    expect(stale(['audit', 'alpha01'])).toBe(false)
  })
})
