import { queryOptions } from '@tanstack/react-query'
import { lxd, lxdFailure, unwrapLxd } from '../../../api/lxd.ts'
import { FailureError } from '../../../api/result.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { type LogFile, logFiles } from './log-file.ts'

/*
 * Not under the instance's own key: reading a log is an event of the instance in the eyes of servers, whose hint
 * would have it read again. What is in a file changes without any event, so nothing of it is ever fresh.
 */

/** Incus fails where no command of the instance was ever recorded. */
const outputUrls = async ({ server, project, name }: InstanceParams): Promise<string[]> => {
  const result = await lxd(server).instances.execOutputs(name, { project })
  if (result.ok) return result.value ?? []
  if (/no such file/i.test(result.message)) return []
  throw new FailureError(lxdFailure(server, result))
}

/** Which files there are. `outputs`: also those of commands, where the server keeps them apart. */
export const logFileList = (params: InstanceParams, outputs: boolean) =>
  queryOptions({
    queryKey: ['instance-log', params.server, params.project, params.name, 'files', outputs],
    staleTime: 0,
    queryFn: async () => {
      const { server, project, name } = params
      const [logs, commands] = await Promise.all([
        unwrapLxd(server, lxd(server).instances.logs(name, { project })),
        outputs ? outputUrls(params) : [],
      ])
      return logFiles(logs, commands)
    },
  })

/** What one of them holds now. */
export const logText = ({ server, project, name }: InstanceParams, file: LogFile | undefined) =>
  queryOptions({
    queryKey: ['instance-log', server, project, name, 'text', file?.id],
    staleTime: 0,
    // Megabytes: not to be kept when nobody looks.
    gcTime: 10_000,
    queryFn: ({ signal }) => {
      const { instances } = lxd(server)
      const options = { project, signal }
      if (file === undefined) return ''
      return file.kind === 'log'
        ? unwrapLxd(server, instances.log(name, file.name, options))
        : unwrapLxd(server, instances.execOutput(name, file.name, options))
    },
  })
