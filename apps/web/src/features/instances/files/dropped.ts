import { ofBrowserName } from './file-paths.ts'

/** What is to be uploaded: a file, or a directory that must be there first. Paths begin at where it is dropped. */
export type Dropped = { path: string; file: File | undefined }

/** All of a directory; a browser hands it over in pieces. */
const readAll = async (directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = directory.createReader()
  const all: FileSystemEntry[] = []
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const walk = async (entry: FileSystemEntry, above: string): Promise<Dropped[]> => {
  const path = above + ofBrowserName(entry.name)
  if (isFile(entry)) {
    return [{ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) }]
  }
  if (!isDirectory(entry)) return []
  const within: Dropped[] = []
  for (const each of await readAll(entry)) within.push(...(await walk(each, `${path}/`)))
  return [{ path, file: undefined }, ...within]
}

/** What was dropped, with all that is in directories. The entries must be taken at once, before anything is awaited. */
export const droppedFiles = async (transfer: DataTransfer): Promise<Dropped[]> => {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const taken = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found: Dropped[] = []
  for (const { entry, file } of taken) {
    if (entry !== null) found.push(...(await walk(entry, '')))
    // What a program made up instead of a person has no entry.
    else if (file !== null) found.push({ path: ofBrowserName(file.name), file })
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
      found.set(path, { path, file: undefined })
    }
    const path = names.join('/')
    found.set(path, { path, file })
  }
  return [...found.values()]
}
