import type { ImageMetadata } from '@gantry/lxd-client/types/instance'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import type { ApiResult } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { metadata as words } from '../../../i18n/en/metadata.ts'
import { anyText, type EditedText, type OpenedText } from '../../../ui/editor/use-text-editing.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { readAgain, writeTemplate } from './metadata-queries.ts'
import { metadataText, readMetadata } from './metadata-text.ts'

/** A text that is always there, and what it is read by. */
export type OwnText<Value> = Omit<EditedText<Value>, 'read'> & {
  key: readonly unknown[]
  read: () => Promise<ApiResult<OpenedText>>
}

const isOther = 412

const openedOf = (text: string): OpenedText => ({ content: { text, lineBreak: '\n' }, tag: undefined })

/** Servers give a tag of the metadata, but do not all look at it in a change: so it is read once more before. */
export const editedMetadata = (params: InstanceParams): OwnText<ImageMetadata> => {
  const { server, project, name } = params
  const calls = lxd(server).instances.metadata
  return {
    key: ['metadata-to-edit', server, project, name],
    name: words.editTitle(name),
    saved: words.saved(name),
    parse: readMetadata,
    read: async () => {
      const read = await calls.get(name, { project })
      return read.ok
        ? { ok: true, value: openedOf(metadataText(read.value)) }
        : { ok: false, failure: lxdFailure(server, read) }
    },
    write: async (metadata, over) => {
      const now = await calls.get(name, { project })
      if (!now.ok) return { ok: false, failure: lxdFailure(server, now) }
      if (metadataText(now.value) !== over.content?.text) return { ok: true, value: 'changed' }
      const options = { project, ...(now.etag === undefined ? {} : { etag: now.etag }) }
      const result = await runOperation(server, calls.put(name, metadata, options))
      await readAgain(params)
      if (result.ok) return { ok: true, value: { tag: undefined } }
      return result.failure.status === isOther ? { ok: true, value: 'changed' } : result
    },
  }
}

/** Servers have no tag of a template, so it is read once more just before it is replaced. */
export const editedTemplate = (params: InstanceParams, template: string): OwnText<string> => {
  const { server, project, name } = params
  const { templates } = lxd(server).instances.metadata
  return {
    key: ['template-to-edit', server, project, name, template],
    name: template,
    saved: words.templates.saved(template),
    parse: anyText,
    read: async () => {
      const read = await templates.get(name, template, { project })
      return read.ok
        ? { ok: true, value: openedOf(read.value) }
        : { ok: false, failure: lxdFailure(server, read) }
    },
    write: async (text, over) => {
      const now = await templates.get(name, template, { project })
      if (!now.ok) return { ok: false, failure: lxdFailure(server, now) }
      if (now.value !== over.content?.text) return { ok: true, value: 'changed' }
      const result = await writeTemplate(params, template, text)
      return result.ok ? { ok: true, value: { tag: undefined } } : result
    },
  }
}
