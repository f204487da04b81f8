import { isDeepStrictEqual } from 'node:util'
import { InstanceSnapshot } from '@gantry/protocol/instance-row'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instanceToRow } from '../../src/fleet/instance-to-row.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { addLab, labNames, lxc } from './lab.ts'
import { LiveClient } from './live-client.ts'

/** What somebody does with the command line becomes a batch on the socket, on LXD, on a cluster and on Incus. */
describe.skipIf(labNames.length === 0)('changes made out of band, on real servers', () => {
  let test: TestGantry
  let admin: Browser
  const ids = new Map<string, string>()

  beforeAll(async () => {
    test = await startTestGantry()
    admin = await test.setUp()
    for (const name of labNames) ids.set(name, await addLab(test, admin, name))
  }, 60_000)

  afterAll(async () => {
    await Promise.all(
      labNames.map(async (name) => {
        for (const instance of ['bff-oob', 'bff-oob2'])
          await lxc(name, 'delete', '-f', instance).catch(() => '')
      }),
    )
    await test?.[Symbol.asyncDispose]()
  }, 60_000)

  it.each(labNames)(
    'R3 launch, stop, start, rename and delete on %s',
    async (name) => {
      const id = ids.get(name) ?? ''
      using live = await LiveClient.open(admin)
      const shows = (instance: string, status: string) =>
        live.batch(
          `${instance} ${status}`,
          ({ instances }) =>
            instances?.put.some(
              (row) => row.server === id && row.name === instance && row.status === status,
            ) === true,
        )
      const { fleet } = test.gantry.context
      /** Others use the server at the same time, so its other rows may be on their way. */
      const expectNoDrift = async (instance: string): Promise<void> => {
        await until(`the row of ${instance} is what the server says`, async () => {
          const said = JSON.parse(await lxc(name, 'query', `/1.0/instances/${instance}`))
          const row = [...fleet.instances()].find((one) => one.server === id && one.name === instance)
          return isDeepStrictEqual({ ...row, addresses: [] }, instanceToRow(id, said))
        })
      }
      const target = name === 'm1' ? ['--target', 'm2'] : []
      await lxc(name, 'launch', 'busybox', 'bff-oob', ...target)
      const running = await shows('bff-oob', 'Running')
      const row = running.instances?.put.find((put) => put.name === 'bff-oob')
      expect(row?.member).toBe(name === 'm1' ? 'm2' : null)
      expect(row?.image).not.toBe('')

      live.say({ type: 'watch', rows: [`${id}/default/bff-oob`], usage: true, capacity: true })
      const usage = await until('usage', () => live.messages.find((message) => message.type === 'usage'))
      expect(usage.samples[0]).toMatchObject({ key: `${id}/default/bff-oob` })
      expect(usage.samples[0]?.processes).toBeGreaterThan(0)
      expect(usage.samples[0]?.memory).toBeGreaterThan(0)
      await live.batch(
        'addresses',
        ({ instances }) =>
          instances?.put.some((put) => put.name === 'bff-oob' && put.addresses.length > 0) === true,
        20_000,
      )
      await expectNoDrift('bff-oob')

      await lxc(name, 'stop', '-f', 'bff-oob')
      await shows('bff-oob', 'Stopped')
      await expectNoDrift('bff-oob')
      await lxc(name, 'rename', 'bff-oob', 'bff-oob2')
      await shows('bff-oob2', 'Stopped')
      await expectNoDrift('bff-oob2')
      await live.batch(
        'old name gone',
        ({ instances }) => instances?.drop.includes(`${id}/default/bff-oob`) === true,
      )
      await lxc(name, 'delete', 'bff-oob2')
      await live.batch('gone', ({ instances }) => instances?.drop.includes(`${id}/default/bff-oob2`) === true)

      const operations = live.batches
        .flatMap((batch) => batch.operations ?? [])
        .filter((row) => row.server === id)
      expect(operations.some((row) => row.description.startsWith('Creating') && row.progress !== null)).toBe(
        true,
      )
      expect(
        operations.some(
          (row) => row.status === 'Success' && row.resources.some(({ name: own }) => own === 'bff-oob'),
        ),
      ).toBe(true)
      const left = [...fleet.instances()].filter((one) => one.server === id && one.name.startsWith('bff-oob'))
      expect(left).toEqual([])
    },
    60_000,
  )

  it('S21 the snapshot is compressed, complete and for people who are signed in', async () => {
    const answer = await admin.get('api/fleet/instances', { 'accept-encoding': 'identity' })
    const snapshot = InstanceSnapshot.parse(answer.json)
    expect(snapshot.rows.length).toBe([...test.gantry.context.fleet.instances()].length)
    const zipped = await admin.get('api/fleet/instances', { 'accept-encoding': 'gzip' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect((await test.visitor().get('api/fleet/instances')).status).toBe(401)
  })
})
