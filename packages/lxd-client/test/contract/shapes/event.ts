import type { EventMessage, LifecycleEvent, LoggingEvent, OperationEvent } from '../../../src/types/event.ts'
import { anything, mapOf, nullable, object, oneOf, optional, type Shape, text } from '../shape.ts'
import { operationShape } from './operation.ts'

const base = { timestamp: text, location: optional(text), project: optional(text) }

const requestorShape: Shape<NonNullable<LifecycleEvent['metadata']['requestor']>> = object<
  NonNullable<LifecycleEvent['metadata']['requestor']>
>()({ username: text, protocol: text, address: text })

const lifecycleShape: Shape<LifecycleEvent> = object<LifecycleEvent>()({
  ...base,
  type: oneOf('lifecycle'),
  metadata: object<LifecycleEvent['metadata']>()({
    action: text,
    source: text,
    context: optional(mapOf(anything)),
    requestor: optional(requestorShape),
    name: optional(text),
    project: optional(text),
  }),
})

const operationEventShape: Shape<OperationEvent> = object<OperationEvent>()({
  ...base,
  type: oneOf('operation'),
  metadata: operationShape,
})

const loggingShape: Shape<LoggingEvent> = object<LoggingEvent>()({
  ...base,
  type: oneOf('logging'),
  metadata: object<LoggingEvent['metadata']>()({
    message: text,
    level: text,
    context: nullable(mapOf(text)),
  }),
})

/** The shape of an event's own type. */
export function eventShape({ type }: EventMessage): { check(value: unknown, at: string): string[] } {
  return { lifecycle: lifecycleShape, operation: operationEventShape, logging: loggingShape }[type]
}
