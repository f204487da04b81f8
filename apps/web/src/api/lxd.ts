import { type Client, createClient, type Failure, type Result } from '@gantry/lxd-client'
import { browserTransport } from '@gantry/lxd-client/browser'
import { live } from '../live/live.ts'
import { basePath } from './base.ts'
import { type ApiFailure, FailureError } from './result.ts'
import { sendCounted } from './send-counted.ts'
import { tellSignedOut } from './signed-out.ts'

const clients = new Map<string, Client>()

/** The API of one server, through the BFF's closed table: `lxd(id).instances.get('web', { project })`. */
export const lxd = (server: string): Client => {
  const known = clients.get(server)
  if (known !== undefined) return known
  const client = createClient(browserTransport({ base: basePath(), server, sendCounted }))
  clients.set(server, client)
  return client
}

/** A failure of a server as the page shows them: its own words, under its name. */
export const lxdFailure = (server: string, failure: Failure): ApiFailure => {
  const name = live.servers.byKey().get(server)?.name
  // Servers answer 403 to a certificate they do not trust; 401 is the BFF's, about the session.
  if (failure.status === 401) tellSignedOut()
  return {
    kind: failure.status === 401 ? 'signed-out' : 'refused',
    code: failure.kind,
    message: failure.message,
    ...(failure.status === undefined ? {} : { status: failure.status }),
    ...(name === undefined ? {} : { server: name }),
  }
}

/** For query functions: the value, or {@link FailureError} thrown with the server's name in it. */
export const unwrapLxd = async <T>(server: string, result: Promise<Result<T>>): Promise<T> => {
  const settled = await result
  if (settled.ok) return settled.value
  throw new FailureError(lxdFailure(server, settled))
}
