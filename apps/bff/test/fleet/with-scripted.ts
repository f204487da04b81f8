import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { ScriptedServer } from './scripted-server.ts'

/** A Gantry with one scripted server that it is connected to, over another address where one is given. */
export async function withScripted(
  peer: ScriptedServer | undefined = undefined,
  address?: string,
): Promise<AsyncDisposable & { test: TestGantry; admin: Browser; peer: ScriptedServer; id: string }> {
  peer ??= await ScriptedServer.start()
  const test = await startTestGantry()
  const admin = await test.setUp()
  const added = await admin.post('api/servers', {
    way: 'password',
    name: 'scripted',
    addresses: [address ?? peer.address],
    fingerprint: peer.fingerprint,
    password: 'secret',
  })
  if (added.status !== 201) throw new Error(added.text)
  const { fleet } = test.gantry.context
  const server = await until('online', () => fleet.servers().find(({ state }) => state === 'online'))
  // What is asked at the first connect comes after `online`, and tests count from here on.
  const paths = ['/1.0/projects', '/1.0/operations', peer.members ? '/1.0/cluster/members' : '/1.0/warnings']
  for (const path of paths) {
    await until(path, () => peer.count(({ url }) => url.startsWith(path)) > 0)
  }
  if (!peer.members) await until('capacity', () => fleet.server(server.id)?.capacity ?? undefined)
  return {
    test,
    admin,
    peer,
    id: server.id,
    async [Symbol.asyncDispose]() {
      await test[Symbol.asyncDispose]()
      await peer[Symbol.asyncDispose]()
    },
  }
}
