import type { Instance } from '@gantry/lxd-client/types/instance'
import { instanceKey } from '@gantry/protocol/instance-row'
import { OperationPage } from '@gantry/protocol/operation-row'
import { queryOptions } from '@tanstack/react-query'
import { lxd, lxdFailure, unwrapLxd } from '../../api/lxd.ts'
import { request } from '../../api/request.ts'
import { type ApiResult, FailureError, unwrap } from '../../api/result.ts'
import { t } from '../../i18n/en.ts'
import { live } from '../../live/live.ts'
import type { InstanceParams } from './page/instance-page.tsx'

/*
 * Keys are [kind, server, project, name, …] with the kind as hints name it (singular), so that a lifecycle event of
 * the instance drops exactly what is known of it.
 */

/** The hint of a deletion drops what is known of the instance, and asking for it again would only be refused. */
const gone = (name: string): FailureError =>
  new FailureError({ kind: 'refused', code: 'not-found', message: t.instancePage.gone.notFound(name) })

/** An instance as it was read, with what tells the server that a change is meant for exactly this. */
export type ForChange = { instance: Instance; etag: string | undefined }

export const readForChange = async ({
  server,
  project,
  name,
}: InstanceParams): Promise<ApiResult<ForChange>> => {
  const read = await lxd(server).instances.get(name, { project })
  return read.ok
    ? { ok: true, value: { instance: read.value, etag: read.etag } }
    : { ok: false, failure: lxdFailure(server, read) }
}

/** The whole instance with its state and snapshots, in one answer. */
export const instanceDetail = (server: string, project: string, name: string) =>
  queryOptions({
    queryKey: ['instance', server, project, name],
    queryFn: () =>
      live.instances.byKey().has(instanceKey({ server, project, name }))
        ? unwrapLxd(server, lxd(server).instances.getFull(name, { project }))
        : Promise.reject(gone(name)),
  })

export const profileList = (server: string, project: string) =>
  queryOptions({
    queryKey: ['profile', server, project],
    queryFn: () => unwrapLxd(server, lxd(server).profiles.list({ project })),
  })

/** A log file of the instance. What a failed start left there does not change any more. */
export const instanceLog = (server: string, project: string, name: string, file: string) =>
  queryOptions({
    queryKey: ['instance', server, project, name, 'log', file],
    queryFn: () => unwrapLxd(server, lxd(server).instances.log(name, file, { project })),
  })

/**
 * What the instance's console printed; null where the server keeps nothing yet, which it says with a failure. Not
 * under the instance's own key: reading the log is an event of the instance, whose hint would have it read again.
 */
export const consoleLog = (server: string, project: string, name: string) =>
  queryOptions({
    queryKey: ['console-log', server, project, name],
    staleTime: 0,
    queryFn: async () => {
      const result = await lxd(server).instances.consoleLog(name, { project })
      if (result.ok) return result.value
      if (/no such file/i.test(result.message)) return null
      throw new FailureError(lxdFailure(server, result))
    },
  })

/** What Gantry remembers of the instance's operations; `version` changes when one more of them has ended. */
export const instanceOperations = (server: string, project: string, instance: string, version: string) =>
  queryOptions({
    queryKey: ['instance-operations', server, project, instance, version],
    queryFn: ({ signal }) =>
      unwrap(
        request('GET', 'api/operations', {
          query: { server, project, instance },
          schema: OperationPage,
          signal,
        }),
      ),
  })

export const poolList = (server: string, project: string) =>
  queryOptions({
    queryKey: ['storage-pool', server, null],
    queryFn: () => unwrapLxd(server, lxd(server).storagePools.list({ project })),
  })

export const networkList = (server: string, project: string) =>
  queryOptions({
    queryKey: ['network', server, project],
    queryFn: () => unwrapLxd(server, lxd(server).networks.list({ project })),
  })
