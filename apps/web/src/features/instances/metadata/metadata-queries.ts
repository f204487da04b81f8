import type { ImageMetadata } from '@gantry/lxd-client/types/instance'
import { queryOptions } from '@tanstack/react-query'
import { lxd, lxdFailure, unwrapLxd } from '../../../api/lxd.ts'
import { queries } from '../../../api/query-client.ts'
import { type ApiResult, FailureError } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { metadata as words } from '../../../i18n/en/metadata.ts'
import { blobOf } from '../../../ui/editor/text-content.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { metadataText } from './metadata-text.ts'

/** Under the instance's own key: its events tell of changes. */
const key = ({ server, project, name }: InstanceParams) => ['instance', server, project, name] as const

export const metadataQuery = (params: InstanceParams) =>
  queryOptions({
    queryKey: [...key(params), 'metadata'],
    queryFn: () =>
      unwrapLxd(
        params.server,
        lxd(params.server).instances.metadata.get(params.name, { project: params.project }),
      ),
  })

export const templateList = (params: InstanceParams) =>
  queryOptions({
    queryKey: [...key(params), 'templates'],
    queryFn: async () => {
      const { templates } = lxd(params.server).instances.metadata
      return (await unwrapLxd(params.server, templates.list(params.name, { project: params.project }))) ?? []
    },
  })

/** A text as it was opened, and the tag that says whether it is still the same, where the server has one. */
export type OpenedText = { text: string; etag: string | undefined }

/** What a dialog edits. */
export type Edited = {
  key: readonly unknown[]
  read: () => Promise<OpenedText>
  /** Fails with the status 412 where it is not what was opened any more. */
  write: (text: string, opened: OpenedText) => Promise<ApiResult<undefined>>
}

const changed: ApiResult<undefined> = {
  ok: false,
  failure: { kind: 'refused', status: 412, code: 'changed', message: words.editor.changed },
}

const readAgain = (params: InstanceParams) => queries.invalidateQueries({ queryKey: key(params) })

/** Servers give a tag of the metadata, but do not all look at it in a change: so it is read once more before. */
export const editedMetadata = (
  params: InstanceParams,
  parse: (text: string) => ImageMetadata | undefined,
): Edited => {
  const { server, project, name } = params
  const calls = lxd(server).instances.metadata
  return {
    key: ['metadata-to-edit', server, project, name],
    read: async () => {
      const read = await calls.get(name, { project })
      if (!read.ok) throw new FailureError(lxdFailure(server, read))
      return { text: metadataText(read.value), etag: read.etag }
    },
    write: async (text, opened) => {
      const now = await calls.get(name, { project })
      if (!now.ok) return { ok: false, failure: lxdFailure(server, now) }
      const body = parse(text)
      if (body === undefined || metadataText(now.value) !== opened.text) return changed
      const options = { project, ...(now.etag === undefined ? {} : { etag: now.etag }) }
      const result = await runOperation(server, calls.put(name, body, options))
      await readAgain(params)
      return result
    },
  }
}

export const writeTemplate = async (
  params: InstanceParams,
  template: string,
  text: string,
): Promise<ApiResult<undefined>> => {
  const { server, project, name } = params
  const { templates } = lxd(server).instances.metadata
  const result = await runOperation(server, templates.write(name, template, blobOf(text), { project }))
  await readAgain(params)
  return result
}

export const removeTemplate = async (
  params: InstanceParams,
  template: string,
): Promise<ApiResult<undefined>> => {
  const { server, project, name } = params
  const { templates } = lxd(server).instances.metadata
  const result = await runOperation(server, templates.delete(name, template, { project }))
  await readAgain(params)
  return result
}

/** Servers have no tag of a template, so it is read once more just before it is replaced. */
export const editedTemplate = (params: InstanceParams, template: string): Edited => {
  const { server, project, name } = params
  const read = async (): Promise<OpenedText> => {
    const { templates } = lxd(server).instances.metadata
    return { text: await unwrapLxd(server, templates.get(name, template, { project })), etag: undefined }
  }
  return {
    key: ['template-to-edit', server, project, name, template],
    read,
    write: async (text, opened) => {
      const { templates } = lxd(server).instances.metadata
      const now = await templates.get(name, template, { project })
      if (!now.ok) return { ok: false, failure: lxdFailure(server, now) }
      return now.value === opened.text ? await writeTemplate(params, template, text) : changed
    },
  }
}
