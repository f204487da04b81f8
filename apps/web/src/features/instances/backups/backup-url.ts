import { apiUrl } from '../../../api/base.ts'
import type { InstanceParams } from '../page/instance-page.tsx'

/** The file of a backup: the browser takes it as a download of its own, which goes straight to the disk. */
export const backupUrl = ({ server, project, name }: InstanceParams, backup: string): string => {
  const path = ['1.0', 'instances', name, 'backups', backup, 'export'].map(encodeURIComponent).join('/')
  const url = apiUrl(`api/servers/${encodeURIComponent(server)}/lxd/${path}`)
  url.searchParams.set('project', project)
  return url.href
}
