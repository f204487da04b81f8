import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { oneLine } from '../src/audit/one-line.ts'
import { password, startTestGantry } from './harness.ts'

const viewer = [{ role: 'viewer', scope: { everything: true } }]

describe('the audit log', () => {
  it('S42 has one record for each change, each failure and each denial, and none for reading', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const bob = await gantry.person(ada, 'bob', viewer)
    const before = (await gantry.gantry.context.audit.page({})).rows.length
    // setup, person.add, sign-in
    expect(before).toBe(3)

    await ada.get('api/people')
    await ada.get('api/servers')
    await ada.post('api/people', { name: 'nothing else' })
    expect((await gantry.gantry.context.audit.page({})).rows).toHaveLength(before)

    await ada.ask('PATCH', 'api/people/000000', { body: { name: 'x' } })
    await bob.post('api/people', { name: 'Eve', email: 'eve@example.org', password, bindings: [] })
    await bob.get('api/audit')
    await bob.ask('DELETE', 'api/servers/abcdef')
    await ada.post('api/sign-in', { email: 'bob@example.org', password: 'wrong words' })
    const rows = (await gantry.gantry.context.audit.page({})).rows
    expect(rows.slice(0, rows.length - before).reverse()).toMatchObject([
      { action: 'person.change', target: '000000', outcome: 'failed', person: { name: 'Ada' } },
      { action: 'person.add', outcome: 'denied', person: { name: 'bob' } },
      { action: 'GET /api/audit', outcome: 'denied', person: { name: 'bob' } },
      { action: 'server.remove', target: 'abcdef', outcome: 'denied', person: { name: 'bob' } },
      {
        action: 'session.sign-in',
        target: 'bob@example.org',
        outcome: 'denied',
        address: '127.0.0.1',
        // Neither Bob, who was only tried, nor Ada, from whose browser.
        person: null,
      },
    ])
    expect(rows.every(({ request }) => /^[0-9a-f-]{36}$/.test(request))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(password)
  })

  it('S42 names who signed in and who set Gantry up, and finds them by it', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    await gantry.person(ada, 'bob', viewer)
    // In a browser that still has Ada's session, Bob signs in.
    await ada.post('api/sign-in', { email: 'BOB@example.org', password })
    await gantry.visitor().post('api/sign-in', { email: 'nobody@example.org', password })
    const { audit, access } = gantry.gantry.context
    const [first, ...rows] = (await audit.page({})).rows.reverse()
    const people = new Map((await access.people()).map(({ name, id }) => [name, { id, name }]))
    expect(first).toMatchObject({ action: 'setup', outcome: 'done', person: people.get('Ada') })
    const signIns = rows.filter(({ action }) => action === 'session.sign-in')
    expect(signIns).toMatchObject([
      { target: 'bob@example.org', outcome: 'done', person: people.get('bob') },
      { target: 'BOB@example.org', outcome: 'done', person: people.get('bob') },
      { target: 'nobody@example.org', outcome: 'denied', person: null },
    ])
    const page = await audit.page({ person: people.get('bob')?.id, action: 'session.sign-in' })
    expect(page.rows).toHaveLength(2)
    expect(await audit.verify()).toBeNull()
  })

  it('S42 answers filters and pages, newest first', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    for (let number = 0; number < 230; number += 1) {
      await gantry.gantry.context.audit.record({
        address: '127.0.0.1',
        action: number % 2 === 0 ? 'even' : 'odd',
        server: 'abcdef',
        target: `number ${number}`,
        outcome: 'done',
        request: 'test',
      })
    }
    const ids: number[] = []
    let next: string | null = ''
    let pages = 0
    while (next !== null) {
      const page: Awaited<ReturnType<typeof gantry.gantry.context.audit.page>> =
        await gantry.gantry.context.audit.page(
          next === '' ? { action: 'even' } : { action: 'even', before: next },
        )
      ids.push(...page.rows.map(({ id }) => id))
      next = page.next
      pages += 1
    }
    expect(pages).toBe(2)
    expect(ids).toHaveLength(115)
    expect(ids).toEqual([...ids].sort((one, other) => other - one))
    expect((await ada.get('api/audit?outcome=failed')).json).toEqual({ rows: [], next: null })
    expect((await ada.get('api/audit?before=1;drop')).status).toBe(422)
  })

  it('S43 finds a record that was changed, taken out or put in', async () => {
    await using gantry = await startTestGantry()
    await gantry.setUp()
    const { audit } = gantry.gantry.context
    for (let number = 2; number <= 12; number += 1) {
      await audit.record({ address: 'a', action: 'test', target: `${number}`, outcome: 'done', request: 'r' })
    }
    expect(await audit.verify()).toBeNull()
    const sqlite = new Sqlite(join(gantry.folder, 'gantry.db'))
    const tampered = async (change: string, undo: string) => {
      sqlite.exec(change)
      const found = await audit.verify()
      sqlite.exec(undo)
      expect(await audit.verify()).toBeNull()
      return found
    }
    const columns = [
      'at',
      'address',
      'action',
      'target',
      'outcome',
      'message',
      'request',
      'person_name',
      'server',
    ]
    for (const column of columns) {
      sqlite.exec('create temp table kept as select * from audit_record')
      const change = `update audit_record set ${column} = 'forged' where id = 5`
      const undo = `update audit_record set ${column} = (select ${column} from kept where id = 5) where id = 5`
      expect([column, await tampered(change, undo)]).toEqual([column, 5])
      sqlite.exec('drop table kept')
    }
    sqlite.exec('create temp table gone as select * from audit_record where id = 7')
    const removed = await tampered(
      'delete from audit_record where id = 7',
      'insert into audit_record select * from gone',
    )
    expect(removed).toBe(8)
    sqlite.close()
  })

  it('S43 keeps the chain whole when many records are written at once', async () => {
    await using gantry = await startTestGantry()
    const { audit } = gantry.gantry.context
    await Promise.all(
      Array.from({ length: 100 }, async (_, number) => {
        const subject = { address: 'a', action: 'test', target: `${number}`, request: 'r' }
        if (number % 2 === 0) return audit.record({ ...subject, outcome: 'done' })
        const pending = await audit.begin(subject)
        await pending.settle({ outcome: 'done' })
        await pending.settle({ outcome: 'failed' })
      }),
    )
    expect(await audit.verify()).toBeNull()
    const page = await audit.page({})
    expect(page.rows).toHaveLength(100)
    expect(page.rows.every(({ outcome }) => outcome === 'done')).toBe(true)
  })

  it('S44 refuses a change, and makes none, when the audit log cannot be written', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const sqlite = new Sqlite(join(gantry.folder, 'gantry.db'))
    sqlite.exec(
      "create trigger full before insert on audit_pending begin select raise(abort, 'disk is full'); end",
    )
    const body = { name: 'Bob', email: 'bob@example.org', password, bindings: viewer }
    const refused = await ada.post('api/people', body)
    expect(refused.status).toBe(503)
    expect(refused.json).toMatchObject({ error: { code: 'audit-unavailable' } })
    expect((await ada.get('api/people')).text).not.toContain('bob@')
    sqlite.exec('drop trigger full')
    sqlite.close()
    expect((await ada.post('api/people', body)).status).toBe(201)
  })

  it('S42 closes a change that was cut off as failed, at the next start', async () => {
    await using gantry = await startTestGantry()
    await gantry.gantry.context.audit.begin({
      address: '127.0.0.1',
      action: 'instance.delete',
      target: 'web',
      server: 'abcdef',
      request: 'r',
    })
    expect((await gantry.gantry.context.audit.page({})).rows).toHaveLength(0)
    await gantry.restart()
    const { rows } = await gantry.gantry.context.audit.page({})
    expect(rows).toMatchObject([
      { action: 'instance.delete', target: 'web', outcome: 'failed', server: 'abcdef' },
    ])
    expect(rows[0]?.message).toMatch(/may have been carried out/)
    expect(await gantry.gantry.context.audit.verify()).toBeNull()
  })

  it('S45 encodes newlines, escapes and marks that turn text around', async () => {
    await using gantry = await startTestGantry()
    const { audit } = gantry.gantry.context
    const hostile = 'web\n2026 admin did it\r\u001b[2Jx\u0000\u2028\u202egnp.\\n'
    await audit.record({
      address: hostile,
      action: hostile,
      target: hostile,
      server: hostile,
      outcome: 'failed',
      message: hostile,
      request: hostile,
    })
    const [row] = (await audit.page({})).rows
    const encoded = 'web\\u{a}2026 admin did it\\u{d}\\u{1b}[2Jx\\u{0}\\u{2028}\\u{202e}gnp.\\\\n'
    for (const field of ['address', 'action', 'target', 'server', 'message', 'request'] as const) {
      expect(row?.[field]).toBe(encoded)
    }
  })

  it('S45 gives different texts different lines, and cuts endless ones', () => {
    expect(oneLine('a\nb')).not.toBe(oneLine('a\\u{a}b'))
    expect(oneLine('größe 東京 🙂')).toBe('größe 東京 🙂')
    expect(oneLine('x'.repeat(5_000))).toHaveLength(1_000)
  })
})
