import { errors } from 'undici'
import { type Failure, fail, messageOf } from '../result.ts'
import { PinMismatch } from './connector.ts'

/** What went wrong before there was an answer. */
export function connectFailure(error: unknown): Failure {
  if (error instanceof PinMismatch) return fail('pin-mismatch', error.message)
  const message = messageOf(error) || codeOf(error)
  return fail(speaksOtherwise(error) ? 'not-lxd' : 'unreachable', message)
}

/** Whether something is there that speaks neither TLS nor HTTP as it should; of several addresses, all of them. */
function speaksOtherwise(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(speaksOtherwise)
  const code = codeOf(error)
  return error instanceof errors.HTTPParserError || code === 'EPROTO' || code.startsWith('ERR_SSL_')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
