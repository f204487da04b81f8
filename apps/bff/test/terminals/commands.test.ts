import { CommandOutput, CommandRun, SavedCommand } from '@gantry/protocol/saved-command'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addLab, labNames, lxc } from '../fleet/lab.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { withInstance } from './lab-terminals.ts'

const name = `term-c-${process.pid}`

describe.skipIf(!labNames.includes('alpha') || !labNames.includes('delta'))(
  'commands on real servers',
  () => {
    let gantry: TestGantry
    let ada: Browser
    const keys: string[] = []
    const instances: AsyncDisposable[] = []
    beforeAll(async () => {
      gantry = await startTestGantry()
      ada = await gantry.setUp()
      for (const server of ['alpha', 'delta']) {
        instances.push(await withInstance(server, name))
        keys.push(`${await addLab(gantry, ada, server)}/default/${name}`)
      }
    }, 60_000)
    afterAll(async () => {
      await gantry[Symbol.asyncDispose]()
      for (const instance of instances) await instance[Symbol.asyncDispose]()
    }, 60_000)

    const start = async (
      browser: Browser,
      line: string,
      on: string[],
      more: object = {},
    ): Promise<CommandRun> => {
      const command = { line, user: null, environment: {}, ...more }
      const answer = await browser.post('api/command-runs', { name: 'test', command, instances: on })
      expect([answer.status, answer.text]).toEqual([202, expect.any(String)])
      return CommandRun.parse(answer.json)
    }
    const ended = (browser: Browser, id: string): Promise<CommandRun> =>
      until(
        'the run ended',
        async () => {
          const run = CommandRun.parse((await browser.get(`api/command-runs/${id}`)).json)
          return run.ended === null ? undefined : run
        },
        20_000,
      )
    const outputOf = async (browser: Browser, id: string, key: string): Promise<CommandOutput> =>
      CommandOutput.parse(
        (await browser.get(`api/command-runs/${id}/output?instance=${encodeURIComponent(key)}`)).json,
      )

    it('runs one on several servers: output of both streams, exit codes, what failed again', async () => {
      const missing = `${keys[0]?.split('/')[0]}/default/term-none`
      const line = 'echo "$COLOUR $(id -u)"; echo wrong >&2; cat; test -e /made-later'
      const run = await start(ada, line, [...keys, missing], {
        user: '1000',
        environment: { COLOUR: 'teal' },
      })
      const first = await ended(ada, run.id)
      expect(first.items).toMatchObject([
        { state: 'done', exitCode: 1 },
        { state: 'done', exitCode: 1 },
        { state: 'failed', exitCode: null, error: expect.stringMatching(/not found/i) },
      ])
      for (const key of keys) {
        const { output, truncated } = await outputOf(ada, run.id, key)
        expect([output.split('\n').sort(), truncated]).toEqual([['', 'teal 1000', 'wrong'], false])
      }
      await lxc('alpha', 'exec', name, '--', 'touch', '/made-later')
      const again = CommandRun.parse((await ada.post(`api/command-runs/${run.id}/retry`)).json)
      expect((await ended(ada, again.id)).items.map(({ exitCode }) => exitCode)).toEqual([0, 1, null])
      const { rows } = await gantry.gantry.context.audit.page({ action: 'instance.command' })
      expect(rows).toHaveLength(6)
      expect(JSON.stringify(rows)).not.toContain('teal')
    }, 40_000)

    it('shows output while it runs, keeps the first 64 KiB, and ends on demand', async () => {
      const [key = ''] = keys
      const run = await start(ada, 'yes | head -n 200000; sleep 4322', [key])
      await until('it prints', async () => (await outputOf(ada, run.id, key)).truncated)
      const { output } = await outputOf(ada, run.id, key)
      expect(output).toHaveLength(64 * 1024)
      await ada.ask('DELETE', `api/command-runs/${run.id}`)
      const [item] = (await ended(ada, run.id)).items
      expect(item?.exitCode).not.toBe(0)
      // One that has ended stays in the list until its parent has heard of it.
      await until(
        'the process is gone',
        async () => !(await lxc('alpha', 'exec', name, '--', 'ps')).includes('yes'),
      )
    }, 40_000)

    it('decides for each instance who may, and shows a run to nobody else', async () => {
      const scope = { server: keys[0]?.split('/')[0] }
      const gus = await gantry.person(ada, 'gus', [{ role: 'operator', scope }])
      const run = await start(gus, 'true', keys)
      expect((await ended(gus, run.id)).items).toMatchObject([
        { state: 'done', exitCode: 0 },
        { state: 'failed', error: expect.stringContaining('instances.exec') },
      ])
      expect((await ada.get(`api/command-runs/${run.id}`)).status).toBe(404)
    }, 40_000)

    it('keeps commands for everybody; only their owner changes them', async () => {
      const body = { name: 'disk', line: 'df -h', user: null, environment: { A: 'b' } }
      const hal = await gantry.person(ada, 'hal', [])
      const added = SavedCommand.parse((await hal.post('api/saved-commands', body)).json)
      const ivy = await gantry.person(ada, 'ivy', [])
      expect((await ivy.get('api/saved-commands')).json).toEqual([added])
      const change = { body: { ...body, name: 'disks' } }
      expect((await ivy.ask('PUT', `api/saved-commands/${added.id}`, change)).status).toBe(403)
      expect((await hal.ask('PUT', `api/saved-commands/${added.id}`, change)).json).toMatchObject({
        name: 'disks',
      })
      await gantry.restart()
      expect((await ivy.get('api/saved-commands')).json).toMatchObject([
        { name: 'disks', environment: { A: 'b' } },
      ])
      expect((await hal.ask('DELETE', `api/saved-commands/${added.id}`)).status).toBe(204)
      expect((await hal.get('api/saved-commands')).json).toEqual([])
    }, 40_000)
  },
)
