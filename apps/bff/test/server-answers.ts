import type { ServerRow } from '@gantry/protocol/server-row'
import type { TestGantry } from './harness.ts'

export const idOf = (json: unknown): string =>
  typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : ''

export const rowOf = (gantry: TestGantry, id: string): ServerRow | undefined =>
  gantry.gantry.context.fleet.server(id)
