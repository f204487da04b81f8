import { useNavigate } from '@tanstack/react-router'
import { FolderX } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { useMay } from '../../../api/session.ts'
import { files } from '../../../i18n/en/files.ts'
import { useServer } from '../../../live/hooks.ts'
import { Empty } from '../../../ui/empty.tsx'
import { NotPermitted } from '../../../ui/notices.tsx'
import type { InstanceParams } from '../page/instance-page.tsx'
import { FileBrowser } from './file-browser.tsx'
import type { FileSearch } from './file-search.ts'

/** SFTP has no extension of its own. All servers that have this one have it: LXD since 5.0, and Incus. */
const extension = 'instance_file_head'

const Files = ({ params, search }: { params: InstanceParams; search: FileSearch }) => {
  const navigate = useNavigate()
  const { server, project, name } = params
  const row = useServer(server)
  const of = useMemo(() => ({ server, project, name }), [server, project, name])
  const onSearch = useCallback(
    ({ path, edit }: FileSearch) =>
      void navigate({
        to: '/instances/$server/$project/$name/files',
        params: of,
        search: (before) => ({ ...before, path, edit }),
      }),
    [navigate, of],
  )
  if (row !== undefined && row.state === 'online' && !row.extensions.includes(extension)) {
    return <Empty icon={FolderX} title={files.unsupported} text={files.unsupportedText(row.name)} />
  }
  return <FileBrowser of={of} search={search} onSearch={onSearch} />
}

/** The files of an instance, running or stopped. */
export const FilesTab = ({ params, search }: { params: InstanceParams; search: FileSearch }) =>
  useMay()('instances.exec', params) ? (
    <Files params={params} search={search} />
  ) : (
    <NotPermitted need="instances.exec" />
  )
