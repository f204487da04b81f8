import { useMemo } from 'react'
import { changePreferences, usePreferences } from '../views/use-preferences.ts'
import { type ColumnId, firstColumns, printColumns, readColumns } from './column-ids.ts'

/** The columns of the URL, else those chosen last in this browser, else the first ones. */
export const useColumns = (
  fromUrl: string | undefined,
  write: (columns: string | undefined) => void,
): { visible: readonly ColumnId[]; change: (columns: readonly ColumnId[]) => void; reset: () => void } => {
  const { columns: remembered } = usePreferences()
  const text = fromUrl ?? remembered
  const visible = useMemo(() => (text === undefined ? firstColumns : readColumns(text)), [text])
  const put = (columns: string | undefined): void => {
    changePreferences((before) => ({ ...before, columns }))
    write(columns)
  }
  return { visible, change: (columns) => put(printColumns(columns)), reset: () => put(undefined) }
}
