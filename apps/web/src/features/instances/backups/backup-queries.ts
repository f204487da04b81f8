import { queryOptions } from '@tanstack/react-query'
import { lxd, unwrapLxd } from '../../../api/lxd.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { kindOfFile } from './file-kind.ts'

/** Under the instance's own key: making and deleting a backup are events of the instance. */
export const backupList = ({ server, project, name }: InstanceParams) =>
  queryOptions({
    queryKey: ['instance', server, project, name, 'backups'],
    queryFn: () => unwrapLxd(server, lxd(server).instances.backups.list(name, { project })),
  })

/**
 * How large the file of a backup is, and how it is packed: the list does not say. Its download is begun for that and
 * left at its first piece. A backup never changes, so this is asked once.
 */
export const backupFile = ({ server, project, name }: InstanceParams, backup: string, made: string) =>
  queryOptions({
    queryKey: ['instance-backup-file', server, project, name, backup, made],
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => {
      const { headers, body } = await unwrapLxd(
        server,
        lxd(server).instances.backups.export(name, backup, { project }),
      )
      let begin = new Uint8Array()
      for await (const chunk of body) {
        begin = new Uint8Array(chunk)
        break
      }
      const length = Number(headers['content-length'])
      return { size: Number.isFinite(length) ? length : null, extension: kindOfFile(begin) }
    },
  })
