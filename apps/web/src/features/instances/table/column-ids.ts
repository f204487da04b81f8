/** The columns in the order in which they stand. The name is always shown. */
export const columnIds = [
  'name',
  'status',
  'server',
  'project',
  'type',
  'image',
  'addresses',
  'cpu',
  'memory',
  'created',
  'lastUsed',
  'profiles',
  'architecture',
  'description',
] as const
export type ColumnId = (typeof columnIds)[number]

export const firstColumns: readonly ColumnId[] = [
  'name',
  'status',
  'server',
  'project',
  'type',
  'image',
  'addresses',
  'created',
]

const isColumn = (text: string): text is ColumnId => columnIds.some((id) => id === text)

/** `name,status,cpu` of the URL; what is not a column is left out, the name always there. */
export const readColumns = (text: string): ColumnId[] => {
  const wanted = new Set(text.split(',').filter(isColumn))
  return columnIds.filter((id) => id === 'name' || wanted.has(id))
}

export const printColumns = (columns: readonly ColumnId[]): string => columns.join(',')

/** Figures change every few seconds; a table sorted by them would never stand still, so they are not sorted by. */
const unsorted: ReadonlySet<ColumnId> = new Set(['cpu', 'memory'])
export const sortable = (id: ColumnId): boolean => !unsorted.has(id)

export type Sort = { column: ColumnId; descending: boolean }

/** `created` or `-created` of the URL; by name where it says nothing that is a column. */
export const readSort = (text: string | undefined): Sort => {
  const descending = text?.startsWith('-') ?? false
  const id = descending ? text?.slice(1) : text
  const column = id !== undefined && isColumn(id) && sortable(id) ? id : 'name'
  return { column, descending: column === id && descending }
}

export const printSort = ({ column, descending }: Sort): string => `${descending ? '-' : ''}${column}`
