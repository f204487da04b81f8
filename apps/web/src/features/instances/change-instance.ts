import type { Instance, InstancePut } from '@gantry/lxd-client/types/instance'
import { lxd } from '../../api/lxd.ts'
import { queries } from '../../api/query-client.ts'
import type { ApiResult } from '../../api/result.ts'
import { runOperation } from '../../api/run-operation.ts'
import type { InstanceParams } from './page/instance-page.tsx'
import { type ForChange, instanceDetail, readForChange } from './queries.ts'

/** How the instance is read, and how it is replaced if it still has that tag. */
export type Replacing = {
  read: () => Promise<ApiResult<ForChange>>
  put: (body: InstancePut, etag: string | undefined) => Promise<ApiResult<undefined>>
}

const tries = 3
const isOther = 412

/** The body of a change: a PUT replaces all of an instance, so what is not changed is sent as it was read. */
export const putOf = (
  { architecture, config, description, devices, ephemeral, profiles, stateful }: Instance,
  changed: InstancePut,
): InstancePut => ({
  architecture,
  config,
  description,
  devices,
  ephemeral,
  profiles,
  stateful,
  ...changed,
})

/**
 * Replaces an instance, unless it is another one by now than the person saw: then that one is answered, and nothing
 * was saved. The tag that was read with what they saw does not tell: LXD leaves the description out of it, and counts
 * what it keeps for itself (volatile.*), which changes with every start. So the instance is read anew and compared,
 * and its tag only guards the moment until the change arrives.
 */
export const replaceInstance = async (
  { read, put }: Replacing,
  isAsSeen: (now: Instance) => boolean,
  bodyOf: (now: Instance) => InstancePut,
): Promise<ApiResult<ForChange | undefined>> => {
  for (let tried = 1; ; tried += 1) {
    const now = await read()
    if (!now.ok || !isAsSeen(now.value.instance)) return now
    const saved = await put(bodyOf(now.value.instance), now.value.etag)
    if (saved.ok || saved.failure.status !== isOther || tried === tries) return saved
  }
}

/** The same for an instance of a server. Once it is saved, what is on the screen is read anew, without waiting for a hint. */
export const changeInstance = async (
  params: InstanceParams,
  isAsSeen: (now: Instance) => boolean,
  bodyOf: (now: Instance) => InstancePut,
): Promise<ApiResult<ForChange | undefined>> => {
  const { server, project, name } = params
  const put: Replacing['put'] = (body, etag) =>
    runOperation(
      server,
      lxd(server).instances.put(name, body, { project, ...(etag === undefined ? {} : { etag }) }),
    )
  const result = await replaceInstance({ read: () => readForChange(params), put }, isAsSeen, bodyOf)
  const { queryKey } = instanceDetail(server, project, name)
  if (result.ok && result.value === undefined) await queries.invalidateQueries({ queryKey })
  return result
}
