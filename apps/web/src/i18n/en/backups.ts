import { count } from '../format.ts'

const backupsOf = (value: number): string => count(value, 'backup', 'backups')

/** Imported by the pages themselves, which come when they are looked at. */
export const backups = {
  title: 'Backups',
  text: 'Files on the server, out of which any server makes the instance again.',
  create: 'Create backup',
  exportNow: 'Export to disk',
  restore: 'Restore from a file',
  none: 'There are no backups',
  noneText: 'One holds the whole instance, and can be restored on any server.',
  columns: {
    name: 'Name',
    made: 'Made',
    expires: 'Expires',
    contents: 'Holds',
    format: 'Format',
    size: 'Size',
  },
  never: 'Never',
  until: (moment: string) => `until ${moment}`,
  instanceOnly: 'Without snapshots',
  whole: 'With snapshots',
  optimized: 'Optimised',
  plain: 'Plain tarball',
  download: (name: string) => `Download ${name}`,
  delete: (name: string) => `Delete ${name}`,
  selection: 'Selected backups',
  selected: (value: number) => `${backupsOf(value)} selected`,
  clearSelection: 'Clear the selection',
  deleteSelected: 'Delete',
  deleteTitle: (names: readonly string[]) =>
    names.length === 1 ? `Delete the backup ${names[0]}?` : `Delete ${backupsOf(names.length)}?`,
  deleteText: 'What they hold is lost for good, unless it was downloaded. The instance stays as it is.',
  deleteButton: (value: number) => (value === 1 ? 'Delete' : `Delete ${backupsOf(value)}`),
  deleted: (value: number) => `${backupsOf(value)} deleted`,
  making: (name: string) => `Backing up ${name}`,
  made: (name: string) => `Backup of ${name} made`,
  form: {
    createTitle: (name: string) => `Back up ${name}`,
    createText: (server: string) =>
      `The backup stays on ${server} until it expires. It holds what is on the disk at that moment.`,
    exportTitle: (name: string) => `Export ${name} to disk`,
    exportText: (server: string) =>
      `${server} makes a backup, this browser fetches it, and it is deleted there. Keep this window open until then.`,
    create: 'Create backup',
    export: 'Export',
  },
  name: {
    label: 'Name',
    help: 'Left empty, the server makes one up.',
    problems: {
      long: '63 characters at most',
      characters: 'Letters, digits, dashes, dots and underlines; a letter or digit first',
      taken: (name: string) => `There is a backup ${name} already`,
    },
  },
  expires: { label: 'Expires', help: 'The server deletes it then.', problem: 'A time to come' },
  onlyInstance: { label: 'Without snapshots', help: 'Only the instance as it is now.' },
  optimize: {
    label: 'Optimised format',
    help: 'Quicker, but can be restored only in a pool of the same kind.',
    unsupported: (pool: string, driver: string) =>
      `The pool ${pool} (${driver}) has no format of its own; btrfs and zfs have.`,
  },
  compression: {
    label: 'Compression',
    help: 'Its program must be installed on the server.',
    name: (name: string) => (name === '' ? 'As the server is set' : name === 'none' ? 'None' : name),
  },
  export: {
    running: (name: string) => `Exporting ${name} to disk`,
    packing: 'The server makes the backup',
    ending: 'Ending: the server deletes the backup as soon as it is made',
    failed: (name: string) => `${name} could not be exported`,
    done: (file: string) => `${file} is saved`,
    kept: (backup: string) =>
      `The download has begun. The server deletes the backup ${backup} in a day, since this browser does not tell when it is over.`,
    left: (backup: string, why: string) =>
      `The backup ${backup} is still there and expires in a day; deleting it failed: ${why}`,
  },
} as const
