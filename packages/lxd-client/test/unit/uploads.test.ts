import { expect, test } from 'vitest'
import { createClient } from '../../src/client.ts'
import { ok } from '../../src/result.ts'
import { operation, recorder, started } from '../support/recorder.ts'

test('an upload sends the bytes with what LXD wants to know in headers', async () => {
  const { transport, asked } = recorder(started)
  const file = new Uint8Array([1, 2, 3])
  const options = { filename: 'x.tar.xz', public: true, properties: 'os=Alpine', length: 3, type: 'a/b' }
  expect(await createClient(transport).images.upload(file, options)).toEqual(ok(operation))
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/1.0/images',
    timeoutMs: 0,
    headers: {
      'x-lxd-filename': 'x.tar.xz',
      'x-lxd-public': 'true',
      'x-lxd-properties': 'os=Alpine',
      'x-incus-filename': 'x.tar.xz',
      'x-incus-public': 'true',
      'x-incus-properties': 'os=Alpine',
    },
    body: { bytes: file, type: 'a/b', length: 3 },
  })
})

test('a restore sends the backup with the names it shall have in headers', async () => {
  const { transport, asked } = recorder(started)
  const file = new Uint8Array([1, 2, 3])
  const onSent = () => undefined
  const options = { name: 'web', pool: 'fast', project: 'p', length: 3, onSent }
  expect(await createClient(transport).instances.backups.restore(file, options)).toEqual(ok(operation))
  expect(asked[0]).toEqual({
    method: 'POST',
    path: '/1.0/instances',
    query: { project: 'p', target: undefined },
    timeoutMs: 0,
    headers: {
      'x-lxd-name': 'web',
      'x-incus-name': 'web',
      'x-lxd-pool': 'fast',
      'x-incus-pool': 'fast',
    },
    body: { bytes: file, length: 3, onSent },
  })
})

test('the file of a backup is a stream', async () => {
  const { transport, asked } = recorder('file')
  const result = await createClient(transport).instances.backups.export('web', 'b', { project: 'p' })
  expect(result).toMatchObject({ ok: true, value: { status: 200 } })
  expect(asked[0]).toMatchObject({
    method: 'GET',
    path: '/1.0/instances/web/backups/b/export',
    query: { project: 'p' },
  })
})
