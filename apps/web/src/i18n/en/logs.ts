import { number } from '../format.ts'

/** Imported by the tab itself, which comes when it is looked at. */
export const logs = {
  file: 'Log file',
  kinds: { log: 'Logs', output: 'Outputs of commands' },
  follow: 'Follow',
  wrap: 'Wrap lines',
  following: (size: string) => `${size}, read again every 2 s while this page is visible`,
  refresh: 'Refresh',
  download: 'Download',
  nothing: 'There is nothing in it',
  empty: 'It is empty.',
  none: 'There are no logs',
  noneText: 'The server begins one when the instance starts.',
  cut: (shown: string, all: string) => `These are the last ${shown} of ${all}.`,
  showAll: 'Show all',
  search: {
    label: 'Search in the log',
    previous: 'Previous match',
    next: 'Next match',
    nothing: 'Nothing is searched for',
    none: 'It does not occur',
    place: (at: number, found: number) => (found === 0 ? 'none' : `${number(at + 1)} of ${number(found)}`),
  },
  delete: 'Delete',
  deleteTitle: (file: string) => `Delete ${file}?`,
  deleteText: 'What it holds is lost for good. Servers keep the logs that they write themselves.',
  deleted: (file: string) => `${file} deleted`,
} as const
