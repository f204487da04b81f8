import type { Instance } from '@gantry/lxd-client/types/instance'
import { queryOptions } from '@tanstack/react-query'
import { lxd, lxdFailure } from '../../../api/lxd.ts'
import { FailureError } from '../../../api/result.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { type Editable, editableOf } from './editable.ts'

/** An instance as it was read to be edited, and the tag that says whether it is still the same. */
export type Version = { instance: Instance; editable: Editable; etag: string | undefined }

export const readVersion = async ({ server, project, name }: InstanceParams): Promise<Version> => {
  const read = await lxd(server).instances.get(name, { project })
  if (!read.ok) throw new FailureError(lxdFailure(server, read))
  return { instance: read.value, editable: editableOf(read.value), etag: read.etag }
}

/** Read once for each time it is edited: what changes meanwhile must not change what the person began with. */
export const versionToEdit = (params: InstanceParams) =>
  queryOptions({
    queryKey: ['instance-to-edit', params.server, params.project, params.name],
    queryFn: () => readVersion(params),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
