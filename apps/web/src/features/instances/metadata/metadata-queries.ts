import { queryOptions } from '@tanstack/react-query'
import { lxd, lxdFailure, unwrapLxd } from '../../../api/lxd.ts'
import { queries } from '../../../api/query-client.ts'
import type { ApiResult } from '../../../api/result.ts'
import { runOperation } from '../../../api/run-operation.ts'
import { metadata as words } from '../../../i18n/en/metadata.ts'
import { blobOf } from '../../../ui/editor/text-content.ts'
import type { InstanceParams } from '../page/instance-page.tsx'

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

/** All that is kept of the instance. */
export const readAgain = (params: InstanceParams) => queries.invalidateQueries({ queryKey: key(params) })

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

const taken: ApiResult<undefined> = {
  ok: false,
  failure: { kind: 'refused', code: 'taken', message: words.templates.problems.taken },
}

/** Makes an empty one. Servers would empty one that is there already, so their names are read anew before. */
export const createTemplate = async (
  params: InstanceParams,
  template: string,
): Promise<ApiResult<undefined>> => {
  const { server, project, name } = params
  const now = await lxd(server).instances.metadata.templates.list(name, { project })
  if (!now.ok) return { ok: false, failure: lxdFailure(server, now) }
  if (now.value?.includes(template) !== true) return await writeTemplate(params, template, '')
  await readAgain(params)
  return taken
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
