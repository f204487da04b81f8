import type { Operation } from '../../../src/types/operation.ts'
import { anything, flag, list, mapOf, nullable, object, oneOf, type Shape, text } from '../shape.ts'

export const operationShape: Shape<Operation> = object<Operation>()({
  class: oneOf('task', 'websocket', 'token'),
  created_at: text,
  description: text,
  err: text,
  id: text,
  location: text,
  may_cancel: flag,
  metadata: nullable(mapOf(anything)),
  resources: nullable(mapOf(list(text))),
  status: oneOf('Pending', 'Running', 'Cancelling', 'Success', 'Failure', 'Cancelled'),
  status_code: oneOf(100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 200, 400, 401),
  updated_at: text,
})
