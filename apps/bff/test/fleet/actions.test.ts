import { ActionRun } from '@gantry/protocol/actions'
import { AuditPage } from '@gantry/protocol/audit-record'
import { OperationPage } from '@gantry/protocol/operation-row'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'
import { addLab, labNames, lxc } from './lab.ts'
import { LiveClient } from './live-client.ts'

const names = labNames.filter((name) => name === 'alpha' || name === 'delta')

/** Bulk actions on real LXD and Incus: empty instances are enough to delete, and to fail to start. */
describe.skipIf(names.length < 2)('bulk actions on real servers', () => {
  let test: TestGantry
  let admin: Browser
  const ids: Record<string, string> = {}
  const ended = (browser: Browser, id: string) =>
    until(
      'the end',
      async () => {
        const run = ActionRun.parse((await browser.get(`api/fleet/actions/${id}`)).json)
        return run.ended === null ? undefined : run
      },
      30_000,
    )

  beforeAll(async () => {
    test = await startTestGantry()
    admin = await test.setUp()
    const { fleet } = test.gantry.context
    for (const name of names) ids[name] = await addLab(test, admin, name)
    await Promise.all(
      names.map(async (name) => {
        for (const index of [1, 2, 3]) await lxc(name, 'init', 'busybox', `bff-act${index}`)
        await lxc(name, 'start', 'bff-act3')
      }),
    )
    await until('rows', () =>
      names.every((name) => fleet.instance(`${ids[name]}/default/bff-act3`)?.status === 'Running'),
    )
  }, 90_000)

  afterAll(async () => {
    for (const name of names) {
      for (const index of [1, 2, 3]) await lxc(name, 'delete', '-f', `bff-act${index}`).catch(() => '')
    }
    await test?.[Symbol.asyncDispose]()
  }, 60_000)

  it("R12 deletes what can be deleted, and names the running one with the server's own words", async () => {
    using live = await LiveClient.open(admin)
    const instances = names.flatMap((name) => [1, 3].map((index) => `${ids[name]}/default/bff-act${index}`))
    const started = await admin.post('api/fleet/actions', { what: { action: 'delete' }, instances })
    expect(started.status).toBe(202)
    const run = await ended(admin, ActionRun.parse(started.json).id)
    for (const name of names) {
      expect(run.items.find(({ key }) => key === `${ids[name]}/default/bff-act1`)?.state).toBe('done')
      const failed = run.items.find(({ key }) => key === `${ids[name]}/default/bff-act3`)
      expect(failed?.state).toBe('failed')
      expect(failed?.error).toMatch(/running/i)
    }
    await live.batch(
      'the end',
      ({ actions }) => actions?.some(({ id, ended: at }) => id === run.id && at !== null) === true,
    )
    const rows = AuditPage.parse((await admin.get('api/audit?action=instance.delete')).json).rows
    expect(rows).toHaveLength(4)
    expect(rows.filter(({ outcome }) => outcome === 'failed').map(({ target }) => target)).toEqual([
      'bff-act3',
      'bff-act3',
    ])
  }, 60_000)

  it('goes on without the browser that started it, and remembers who it was', async () => {
    const live = await LiveClient.open(admin)
    const instances = names.map((name) => `${ids[name]}/default/bff-act2`)
    const started = await admin.post('api/fleet/actions', { what: { action: 'start' }, instances })
    live[Symbol.dispose]()
    const run = await ended(admin, ActionRun.parse(started.json).id)
    expect(run.items.map(({ state }) => state)).toEqual(['done', 'done'])
    const page = await until('stored', async () => {
      const found = OperationPage.parse(
        (await admin.get(`api/operations?instance=${instances[0]}&status=Success`)).json,
      )
      return found.rows.some(({ person }) => person?.name === 'Ada') ? found : undefined
    })
    expect(page.rows.every(({ resources }) => resources.some(({ name }) => name === 'bff-act2'))).toBe(true)
    const stopped = await admin.post('api/fleet/actions', { what: { action: 'force-stop' }, instances })
    expect((await ended(admin, ActionRun.parse(stopped.json).id)).items.map(({ state }) => state)).toEqual([
      'done',
      'done',
    ])
  }, 60_000)

  it('what is not permitted is a failed item and a denial, not a refused run; runs are each person’s own', async () => {
    const operator = await test.person(admin, 'operator', [
      { role: 'operator', scope: { server: ids.alpha } },
    ])
    const instances = [`${ids.alpha}/default/bff-act2`, `${ids.delta}/default/bff-act2`]
    const started = await operator.post('api/fleet/actions', { what: { action: 'start' }, instances })
    expect(started.status).toBe(202)
    const { id } = ActionRun.parse(started.json)
    const run = await ended(operator, id)
    expect(run.items.map(({ state }) => state)).toEqual(['done', 'failed'])
    expect(run.items[1]?.error).toContain('instances.operate')
    expect((await admin.get(`api/fleet/actions/${id}`)).status).toBe(404)
    const deleted = await operator.post('api/fleet/actions', {
      what: { action: 'delete' },
      instances: [instances[0]],
    })
    const refused = await ended(operator, ActionRun.parse(deleted.json).id)
    expect(refused.items[0]?.error).toContain('instances.manage')
    const rows = AuditPage.parse((await admin.get('api/audit?outcome=denied')).json).rows
    expect(rows.filter(({ person }) => person?.name === 'operator')).toHaveLength(2)
  }, 60_000)

  it('S41 makes several, but nothing that escapes for whoever is no administrator', async () => {
    const scope = { server: ids.alpha ?? '', project: 'default' }
    const manager = await test.person(admin, 'manager', [{ role: 'manager', scope }])
    const instances = [1, 2].map((index) => `${ids.alpha}/default/bff-made${index}`)
    const make = async (config: object) => {
      // What comes last would be the name to Go.
      const instance = { source: { type: 'none' }, config, Name: 'bff-made-other' }
      const started = await manager.post('api/fleet/actions', {
        what: { action: 'create', instance, start: false },
        instances,
      })
      expect(started.status, started.text).toBe(202)
      return ended(manager, ActionRun.parse(started.json).id)
    }
    const escaping = await make({ 'security.privileged': 'true' })
    for (const { error } of escaping.items) expect(error).toContain('security.privileged')
    expect(await lxc('alpha', 'list', 'bff-made', '-c', 'n', '-f', 'csv')).toBe('')
    try {
      const run = await make({ 'user.mark': 'made' })
      expect(run.items.map(({ state, made }) => [state, made])).toEqual(instances.map((key) => ['done', key]))
      expect((await lxc('alpha', 'config', 'get', 'bff-made2', 'user.mark')).trim()).toBe('made')
      expect(await lxc('alpha', 'list', 'bff-made-other', '-c', 'n', '-f', 'csv')).toBe('')
    } finally {
      for (const index of [1, 2]) await lxc('alpha', 'delete', `bff-made${index}`).catch(() => '')
    }
  }, 60_000)

  it('refuses what is no list of instances', async () => {
    for (const body of [
      { what: { action: 'start' }, instances: [] },
      { what: { action: 'fly' }, instances: ['x/y/z'] },
      { what: { action: 'start' }, instances: ['../x'] },
    ]) {
      expect((await admin.post('api/fleet/actions', body)).status).toBe(422)
    }
  })
})
