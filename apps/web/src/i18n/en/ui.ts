import type { Permission } from '@gantry/protocol/permissions'
import { number } from '../format.ts'

/** Permissions that are about all of Gantry, in words; the others are known by their names, as servers have them. */
const needs: Partial<Record<Permission, string>> = {
  'servers.add': 'Adding servers',
  'people.manage': 'Managing people',
  'audit.view': 'Reading the audit',
}

/** What the primitives themselves say. */
export const ui = {
  ago: { years: 'y', days: 'd', hours: 'h', minutes: 'min', now: 'now' },
  of: (part: string, whole: string) => `${part} of ${whole}`,
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  more: 'More',
  actions: 'Actions',
  loading: 'Loading',
  nothingFound: 'Nothing found',
  tryAgain: 'Try again',
  details: 'Details',
  optional: 'optional',
  choose: 'Choose…',
  selectAll: 'Select all',
  selectRow: (name: string) => `Select ${name}`,
  rows: (shown: string, all: string) => (shown === all ? all : `${shown} of ${all}`),
  columns: 'Columns',
  resetColumns: 'As at first',
  openMenu: (name: string) => `Actions for ${name}`,
  breadcrumbs: 'Breadcrumbs',
  deletion: {
    failed: (failed: number, all: number) => `${number(failed)} of ${number(all)} not deleted`,
    progress: (done: number, all: number) => `${number(done)} of ${number(all)} done`,
    states: { waiting: 'Waiting', running: 'Deleting', done: 'Deleted', failed: 'Failed' },
  },
  typeToConfirm: (name: string) => `Type ${name} to go on`,
  notPermitted: {
    title: 'Not permitted',
    text: (need: Permission) =>
      `Your roles do not hold “${needs[need] ?? need}” here. An administrator can give it to you under People.`,
  },
  unreachable: {
    since: (time: string) => ` is unreachable since ${time}`,
    why: (why: string) => ` (${why})`,
    rows: (rows: string) => ` Its ${rows} ${rows.startsWith('1 ') ? 'shows' : 'show'} what was last seen.`,
    tryNow: 'Try now',
  },
} as const
