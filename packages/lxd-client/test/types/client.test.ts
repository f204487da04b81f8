import { describe, expectTypeOf, test } from 'vitest'
import type { Client } from '../../src/client.ts'
import type { NodeConnection } from '../../src/node/connect.ts'
import type { Failure, Result } from '../../src/result.ts'
import type { Transport } from '../../src/transport.ts'
import type { EventMessage, LifecycleMetadata } from '../../src/types/event.ts'
import type { Instance, InstanceFull, InstancesPost } from '../../src/types/instance.ts'
import type { Operation } from '../../src/types/operation.ts'
import type { Warning } from '../../src/types/warning.ts'
import { list, nullable, object, oneOf, optional, type Shape, text } from '../contract/shape.ts'

/** These never run a call: the compiler is what tests them (`npx tsc -p .`). */
declare const lxd: Client
type Answer<F extends (...args: never[]) => unknown> = Awaited<ReturnType<F>>

describe('results', () => {
  test('a value can be read only after looking whether there is one', () => {
    const read = (result: Result<string>) => {
      // @ts-expect-error A failure has no value.
      const early = result.value
      return result.ok ? result.value : `${result.kind} ${result.message} ${String(early)}`
    }
    expectTypeOf(read).returns.toBeString()
    expectTypeOf<Extract<Result<string>, { ok: false }>>().toEqualTypeOf<Failure>()
  })

  test('a failure of one call is a failure of any other', () => {
    expectTypeOf<Failure>().toExtend<Result<Instance>>()
  })
})

describe('calls', () => {
  test('a listing’s type follows its depth', () => {
    const zero = () => lxd.instances.list({ recursion: 0 })
    const one = () => lxd.instances.list({ recursion: 1, allProjects: true })
    const two = () => lxd.instances.list({ recursion: 2 })
    const none = () => lxd.instances.list()
    expectTypeOf<Answer<typeof zero>>().toEqualTypeOf<Result<string[]>>()
    expectTypeOf<Answer<typeof one>>().toEqualTypeOf<Result<Instance[]>>()
    expectTypeOf<Answer<typeof two>>().toEqualTypeOf<Result<InstanceFull[]>>()
    expectTypeOf<Answer<typeof none>>().toEqualTypeOf<Result<Instance[]>>()
    // @ts-expect-error There is no depth 3.
    const three = () => lxd.instances.list({ recursion: 3 })
    expectTypeOf(three).toBeFunction()
  })

  test('what runs in the background answers its operation', () => {
    expectTypeOf<Answer<Client['instances']['create']>>().toEqualTypeOf<Result<Operation>>()
    expectTypeOf<Answer<Client['operations']['wait']>>().toEqualTypeOf<Result<Operation>>()
    expectTypeOf<Answer<Client['profiles']['create']>>().toEqualTypeOf<Result<Operation | undefined>>()
  })

  test('only actions and sources that exist can be asked for', () => {
    // @ts-expect-error Nothing is called "explode".
    const explode = () => lxd.instances.setState('web', { action: 'explode' })
    // @ts-expect-error An instance needs a source.
    const sourceless: InstancesPost = { name: 'web' }
    // @ts-expect-error A volume's type is one of four.
    const volume = () => lxd.volumes.get('default', 'disk', 'v')
    // @ts-expect-error A resolved warning cannot be made by hand.
    const warning = () => lxd.warnings.patch('u', { status: 'resolved' })
    expectTypeOf([explode, sourceless, volume, warning]).toBeArray()
  })

  test('an undefined option is a mistake, not a missing one', () => {
    // @ts-expect-error exactOptionalPropertyTypes
    const undefinedProject = () => lxd.instances.get('web', { project: undefined })
    expectTypeOf(undefinedProject).toBeFunction()
  })
})

describe('events', () => {
  test('the type tells what the metadata is', () => {
    const read = (event: EventMessage) => {
      if (event.type === 'lifecycle') expectTypeOf(event.metadata).toEqualTypeOf<LifecycleMetadata>()
      if (event.type === 'operation') expectTypeOf(event.metadata).toEqualTypeOf<Operation>()
      if (event.type === 'logging') expectTypeOf(event.metadata.message).toBeString()
    }
    expectTypeOf(read).toBeFunction()
  })
})

describe('transports', () => {
  test('a connection of Node is one, and can be disposed of', () => {
    expectTypeOf<NodeConnection>().toExtend<Transport>()
    expectTypeOf<NodeConnection>().toExtend<AsyncDisposable>()
  })
})

describe('shapes are held to their types by the compiler', () => {
  interface Thing {
    name: string
    kind: 'a' | 'b'
    parts: string[] | null
    note?: string
  }
  const whole = { name: text, kind: oneOf('a', 'b'), parts: nullable(list(text)), note: optional(text) }

  test('all fields, each of its kind', () => {
    expectTypeOf(object<Thing>()(whole)).toEqualTypeOf<Shape<Thing>>()
  })

  test('not one too few, too many, wider, or narrower', () => {
    const { note: _, ...without } = whole
    // @ts-expect-error The field `note` is missing.
    const missing = object<Thing>()(without)
    // @ts-expect-error There is no field `extra`.
    const extra = object<Thing>()({ ...whole, extra: text })
    // @ts-expect-error The kind may also be `b`.
    const narrower = object<Thing>()({ ...whole, kind: oneOf('a') })
    // @ts-expect-error The kind is not just any text.
    const wider = object<Thing>()({ ...whole, kind: text })
    // @ts-expect-error The parts may be null.
    const never = object<Thing>()({ ...whole, parts: list(text) })
    // @ts-expect-error The note may be missing.
    const always = object<Thing>()({ ...whole, note: text })
    expectTypeOf([missing, extra, narrower, wider, never, always]).toBeArray()
  })

  test('and the real ones cover what tables need', () => {
    expectTypeOf<Warning['severity']>().toEqualTypeOf<'low' | 'moderate' | 'high'>()
    expectTypeOf<Instance['status']>().toExtend<string>()
  })
})
