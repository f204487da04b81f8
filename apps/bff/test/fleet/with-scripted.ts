import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { ScriptedServer } from './scripted-server.ts'

/** A Gantry with one scripted server that it is connected to. */
export async function withScripted(): Promise<
  AsyncDisposable & { test: TestGantry; admin: Browser; peer: ScriptedServer; id: string }
> {
  const peer = await ScriptedServer.start()
  const test = await startTestGantry()
  const admin = await test.setUp()
  const added = await admin.post('api/servers', {
    way: 'password',
    name: 'scripted',
    addresses: [peer.address],
    fingerprint: peer.fingerprint,
    password: 'secret',
  })
  if (added.status !== 201) throw new Error(added.text)
  const { fleet } = test.gantry.context
  const server = await until('online', () => fleet.servers().find(({ state }) => state === 'online'))
  // What is asked at the first connect comes after `online`, and tests count from here on.
  for (const path of ['/1.0/projects', '/1.0/operations', '/1.0/warnings']) {
    await until(path, () => peer.count(({ url }) => url.startsWith(path)) > 0)
  }
  await until('capacity', () => fleet.server(server.id)?.capacity ?? undefined)
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
