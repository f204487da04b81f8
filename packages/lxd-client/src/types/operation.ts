import type { StatusCode } from './common.ts'

/** `task` runs by itself, `websocket` waits for its sockets to be opened, `token` is only the record of a token. */
export type OperationClass = 'task' | 'websocket' | 'token'

/** The end states are `Success`, `Failure` and `Cancelled`; a finished operation never runs again. */
export type OperationStatus = 'Pending' | 'Running' | 'Cancelling' | 'Success' | 'Failure' | 'Cancelled'

/**
 * A background operation. A finished one is listed for about 5 s only. While it downloads or unpacks, `metadata`
 * holds its progress (`download_progress`, `create_instance_from_image_unpack_progress`, …, as text and, with the
 * extension `operation_description`, `progress` with `percent`, `speed` in bytes a second, `stage`). Follows
 * `Operation` of the API description.
 */
export interface Operation {
  class: OperationClass
  /** Operation creation time. */
  created_at: string
  /** Description of the operation. */
  description: string
  /** Operation error message. */
  err: string
  /** UUID of the operation. */
  id: string
  /** What cluster member this record was found on. */
  location: string
  /** Whether the operation can be canceled. */
  may_cancel: boolean
  /** Operation specific metadata. */
  metadata: Record<string, unknown> | null
  /** Affected resources. */
  resources: Record<string, string[]> | null
  /** Status name. */
  status: OperationStatus
  status_code: StatusCode
  /** Operation last change. */
  updated_at: string
}
