import type { Failed } from '../endpoint.ts'

/** Thrown on the way to a handler; it becomes the answer. */
export class Refusal extends Error {
  readonly failed: Failed
  constructor(failed: Failed) {
    super(failed.message)
    this.failed = failed
  }
}
