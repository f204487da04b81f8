import type { Warning } from '../../../src/types/warning.ts'
import { number, object, oneOf, type Shape, text } from '../shape.ts'

export const warningShape: Shape<Warning> = object<Warning>()({
  count: number,
  entity_url: text,
  first_seen_at: text,
  last_message: text,
  last_seen_at: text,
  location: text,
  project: text,
  severity: oneOf('low', 'moderate', 'high'),
  status: oneOf('new', 'acknowledged', 'resolved'),
  type: text,
  uuid: text,
})
