import type { RecordingSettings } from '@gantry/protocol/recording'
import { expect, it } from 'vitest'
import { settingsWords } from './settings-words.ts'

const off: RecordingSettings = { roles: [], servers: [], strict: true, retentionDays: 90 }
const nameOf = (id: string) => ({ alpha0: 'alpha', beta00: 'beta' })[id]

it.each<[Partial<RecordingSettings>, string]>([
  [{}, 'Nothing is recorded.'],
  [{ servers: ['alpha0', 'beta00'] }, 'Recorded are all sessions on alpha and beta; kept for 90 days.'],
  [
    { roles: ['operator'], servers: ['gone00'], retentionDays: 1 },
    'Recorded are sessions of people with the role Operator on the instance and all sessions on removed server; kept for 1 day.',
  ],
])('says what is recorded: %j', (part, sentence) =>
  expect(settingsWords({ ...off, ...part }, nameOf)).toBe(sentence),
)
