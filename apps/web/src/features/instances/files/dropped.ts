import { files } from '../../../i18n/en/files.ts'
import { ofBrowserName } from './file-paths.ts'

/** What is to be uploaded: a file, or a directory that must be there first. Paths begin at where it is dropped. */
export type Dropped = { path: string } & (
  | { kind: 'file'; file: File }
  | { kind: 'directory' }
  /** What the browser could not read: it was taken away meanwhile, or the person may not. */
  | { kind: 'unreadable' }
)

/** What is asked of a browser's own entries. */
type Entry = Pick<FileSystemEntry, 'name' | 'isFile' | 'isDirectory'>
type FileItem = Entry & Pick<FileSystemFileEntry, 'file'>
type DirectoryItem = Entry & { createReader: () => { readEntries: DirectoryReading } }
type DirectoryReading = (onRead: (some: Entry[]) => void, onError?: (error: DOMException) => void) => void
export type DropItem = {
  kind: string
  webkitGetAsEntry: () => Entry | null
  getAsFile: () => File | null
}

/** All of a directory; a browser hands it over in pieces. */
const readAll = async (directory: DirectoryItem): Promise<Entry[]> => {
  const reader = directory.createReader()
  const all: Entry[] = []
  while (true) {
    const some = await new Promise<Entry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFile = (entry: Entry): entry is FileItem => entry.isFile
const isDirectory = (entry: Entry): entry is DirectoryItem => entry.isDirectory

const walk = async (entry: Entry, above: string): Promise<Dropped[]> => {
  const path = above + ofBrowserName(entry.name)
  try {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
      return [{ path, kind: 'file', file }]
    }
    if (!isDirectory(entry)) return [{ path, kind: 'unreadable' }]
    const within: Dropped[] = []
    for (const each of await readAll(entry)) within.push(...(await walk(each, `${path}/`)))
    return [{ path, kind: 'directory' }, ...within]
  } catch {
    return [{ path, kind: 'unreadable' }]
  }
}

/** What was dropped, with all that is in directories. The entries must be taken at once, before anything is awaited. */
export const droppedFiles = async (items: Iterable<DropItem>): Promise<Dropped[]> => {
  const taken = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found: Dropped[] = []
  for (const { entry, file } of taken) {
    if (entry !== null) found.push(...(await walk(entry, '')))
    // What a program made up instead of a person has no entry.
    else if (file !== null) found.push({ path: ofBrowserName(file.name), kind: 'file', file })
    else found.push({ path: files.nameless, kind: 'unreadable' })
  }
  return found
}

/** What was chosen in a dialog of the browser; of a directory it names the files alone. */
export const chosenFiles = (list: FileList): Dropped[] => {
  const found = new Map<string, Dropped>()
  for (const file of list) {
    const names = (file.webkitRelativePath || file.name).split('/').map(ofBrowserName)
    for (let depth = 1; depth < names.length; depth += 1) {
      const path = names.slice(0, depth).join('/')
      found.set(path, { path, kind: 'directory' })
    }
    const path = names.join('/')
    found.set(path, { path, kind: 'file', file })
  }
  return [...found.values()]
}
