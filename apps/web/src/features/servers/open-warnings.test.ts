import type { Warning } from '@gantry/lxd-client/types/warning'
import { describe, expect, it } from 'vitest'
import { openWarnings } from './open-warnings.ts'

const warning = (
  uuid: string,
  severity: Warning['severity'],
  seen: string,
  status: Warning['status'] = 'new',
): Warning => ({
  uuid,
  severity,
  status,
  count: 1,
  entity_url: '',
  first_seen_at: seen,
  last_seen_at: seen,
  last_message: '',
  location: '',
  project: '',
  type: 'Missing CGroup memory controller',
})

describe('the warnings of a server', () => {
  it('are the new ones, the worst first and then the latest', () => {
    const warnings = [
      warning('old', 'low', '2026-11-24T08:00:00Z'),
      warning('late', 'low', '2026-11-24T09:00:00Z'),
      warning('seen', 'high', '2026-11-24T09:00:00Z', 'acknowledged'),
      warning('over', 'high', '2026-11-24T09:00:00Z', 'resolved'),
      warning('mid', 'moderate', '2026-11-24T06:00:00Z'),
      warning('bad', 'high', '2026-11-24T07:00:00Z'),
    ]
    expect(openWarnings(warnings).map(({ uuid }) => uuid)).toEqual(['bad', 'mid', 'late', 'old'])
  })
})
