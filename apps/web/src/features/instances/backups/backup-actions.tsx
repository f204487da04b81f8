import { useQueryClient } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { download } from '../../../api/save-file.ts'
import { backups as words } from '../../../i18n/en/backups.ts'
import { IconButton } from '../../../ui/button.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import type { BackupRow } from './backup-columns.tsx'
import { backupFile } from './backup-queries.ts'
import { backupUrl } from './backup-url.ts'

/** The end of a backup's row. */
export const BackupActions = ({
  row,
  canDownload,
  canDelete,
  onDelete,
}: {
  row: BackupRow
  canDownload: Verdict
  canDelete: Verdict
  onDelete: (name: string) => void
}) => {
  const queries = useQueryClient()
  const save = (): void => {
    const file = queries.getQueryData(backupFile(row.of, row.name, row.created_at).queryKey)
    download(backupUrl(row.of, row.name), `${row.of.name}-${row.name}.${file?.extension ?? 'backup'}`)
  }
  return (
    <>
      <IconButton icon={Download} label={words.download(row.name)} can={canDownload} onClick={save} />
      <IconButton
        icon={Trash2}
        label={words.delete(row.name)}
        can={canDelete}
        onClick={() => onDelete(row.name)}
      />
    </>
  )
}
