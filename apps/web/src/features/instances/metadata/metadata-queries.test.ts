import { createClient, type Result, type Transport } from '@gantry/lxd-client'
import type { RawResponse } from '@gantry/lxd-client/transport'
import { beforeEach, expect, it, vi } from 'vitest'
import { editedMetadata, editedTemplate } from './edited-texts.ts'
import { createTemplate } from './metadata-queries.ts'
import { metadataText } from './metadata-text.ts'

const request = vi.fn<Transport['request']>()
vi.mock('../../../api/lxd.ts', () => ({
  lxd: () => createClient({ request, stream: vi.fn() }),
  lxdFailure: (_: string, failure: { message: string; status?: number }) => failure,
}))

const web = { server: 'alpha0', project: 'default', name: 'web' }
const metadata = { architecture: 'x86_64', creation_date: 1, expiry_date: 0, properties: {}, templates: {} }
const json = (value: unknown): Result<RawResponse> => ({
  ok: true,
  value: {
    status: 200,
    headers: { etag: 'E1' },
    text: JSON.stringify({ type: 'sync', status: 'Success', status_code: 200, metadata: value }),
  },
})
const text = (value: string): Result<RawResponse> => ({
  ok: true,
  value: { status: 200, headers: {}, text: value },
})
const asked = () => request.mock.calls.map(([{ method, path }]) => `${method} ${path}`)
const templates = '/1.0/instances/web/metadata/templates'
const over = (value: string) => ({ content: { text: value, lineBreak: '\n' as const }, tag: undefined })

beforeEach(() => request.mockReset())

it('makes no template where one of that name has come meanwhile: it would be emptied', async () => {
  request.mockResolvedValueOnce(json(['hosts.tpl']))
  expect(await createTemplate(web, 'hosts.tpl')).toMatchObject({ ok: false, failure: { code: 'taken' } })
  expect(asked()).toEqual([`GET ${templates}`])
})

it.each([[[]], [null]])('makes a template beside %j', async (names) => {
  request.mockResolvedValueOnce(json(names)).mockResolvedValueOnce(json({}))
  expect(await createTemplate(web, 'hosts.tpl')).toEqual({ ok: true, value: undefined })
  expect(asked()).toEqual([`GET ${templates}`, `POST ${templates}`])
})

it('makes no template where the names cannot be read', async () => {
  request.mockResolvedValueOnce({ ok: false, kind: 'unreachable', message: 'No route' })
  expect(await createTemplate(web, 'hosts.tpl')).toMatchObject({ failure: { message: 'No route' } })
})

it('replaces no template that is another one by now', async () => {
  const edited = editedTemplate(web, 'hosts.tpl')
  request.mockResolvedValueOnce(text('theirs'))
  expect(await edited.write('mine', over('one'))).toEqual({ ok: true, value: 'changed' })
  expect(asked()).toEqual([`GET ${templates}`])
  request.mockResolvedValueOnce(text('theirs')).mockResolvedValueOnce(json({}))
  expect(await edited.write('mine', over('theirs'))).toEqual({ ok: true, value: { tag: undefined } })
})

it('replaces no metadata that is another one by now, nor one that changes just then', async () => {
  const edited = editedMetadata(web)
  request.mockResolvedValueOnce(json(metadata))
  expect(await edited.write(metadata, over('other'))).toEqual({ ok: true, value: 'changed' })
  request
    .mockResolvedValueOnce(json(metadata))
    .mockResolvedValueOnce({ ok: false, kind: 'refused', status: 412, message: 'Changed' })
  expect(await edited.write(metadata, over(metadataText(metadata)))).toEqual({ ok: true, value: 'changed' })
  expect(request).toHaveBeenLastCalledWith(
    expect.objectContaining({ method: 'PUT', headers: expect.objectContaining({ 'if-match': 'E1' }) }),
  )
})
