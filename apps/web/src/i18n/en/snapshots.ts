import { count, number, words } from '../format.ts'

const snapshotsOf = (value: number): string => count(value, 'snapshot', 'snapshots')

const cronFields = {
  minute: 'minute',
  hour: 'hour',
  day: 'day of the month',
  month: 'month',
  weekday: 'day of the week',
} as const

/** Snapshots of instances: the tab of an instance, its dialogs, its schedule, and the page of the fleet. */
export const snapshots = {
  title: 'Snapshots',
  snapshotsOf,
  table: (instance: string) => `Snapshots of ${instance}`,
  create: 'Create snapshot',
  empty: 'No snapshots yet',
  emptyText: 'A snapshot keeps the disk and the configuration as they are now, to go back to.',
  columns: {
    name: 'Name',
    taken: 'Taken',
    age: 'Age',
    expires: 'Expires',
    stateful: 'Running state',
    size: 'Size',
  },
  never: 'Never',
  stateful: 'Kept',
  stateless: 'Disk only',
  expired: 'Due for deletion',
  actions: {
    restore: (name: string) => `Restore ${name}`,
    copy: 'New instance from it…',
    rename: 'Rename…',
    expiry: 'Change expiry…',
    delete: 'Delete…',
  },
  bar: {
    label: 'Actions on the selected snapshots',
    selected: (value: number) => `${number(value)} selected`,
    delete: 'Delete',
    clear: 'Clear the selection',
  },

  why: {
    notRunning: 'Only a running instance has a running state to keep',
    noMigration: 'A virtual machine needs migration.stateful set for that',
    noChange: 'Nothing is changed yet',
    noName: 'It needs a name',
    noDate: 'Choose a date in the future',
    problems: 'Something above cannot be so',
  },

  name: {
    label: 'Name',
    next: (name: string) => `Left empty, the server calls it ${name}.`,
    nextUnknown: (pattern: string) => `Left empty, the server names it after the pattern ${pattern}.`,
    problems: {
      character: (character: string) => `Must not hold ${character}`,
      blank: 'Must not hold a blank',
      dots: 'Must be more than dots',
      taken: (name: string) => `There is a snapshot ${name} already`,
    },
  },

  expiry: {
    label: 'Expires',
    help: 'The server deletes it then, within a minute.',
    date: 'On',
    each: 'As each instance says',
    choices: {
      inherited: (expiry: string) =>
        expiry === '' ? 'As the instance says: never' : `As the instance says: after ${expiry}`,
      never: 'Never',
      '1d': 'In a day',
      '1w': 'In a week',
      '1m': 'In a month',
      '3m': 'In three months',
      '1y': 'In a year',
      date: 'On a date…',
    },
  },

  many: {
    title: (count: string) => `Take a snapshot of ${count}`,
    action: (count: string) => `Take a snapshot of ${count}`,
    name: 'The same for all. Without one each gets the next of its own pattern.',
    text: 'It goes on when this page is closed. Only disks are kept, not what is in memory.',
  },

  createDialog: {
    title: (instance: string) => `Create a snapshot of ${instance}`,
    action: 'Create snapshot',
    done: (name: string) => `Snapshot ${name} created`,
    doneUnnamed: 'Snapshot created',
    stateful: 'With its running state',
    statefulHelp: 'Memory and programs are kept too. A container needs CRIU on the server for it.',
  },

  renameDialog: {
    title: (name: string) => `Rename ${name}`,
    action: 'Rename',
    done: (from: string, to: string) => `${from} is now called ${to}`,
  },

  expiryDialog: {
    title: (name: string) => `When shall ${name} expire?`,
    action: 'Change expiry',
    done: (name: string) => `Expiry of ${name} changed`,
    now: (text: string) => `Now: ${text}`,
  },

  restoreDialog: {
    title: (instance: string, name: string) => `Restore ${instance} to ${name}?`,
    action: 'Restore',
    done: (instance: string, name: string) => `${instance} is as it was in ${name}`,
    lost: 'This is lost for good:',
    since: (time: string, age: string) =>
      `Everything written since ${time}${age === 'now' ? ', a moment ago' : `, ${age} ago`}`,
    configuration: 'Changes of its configuration, devices and profiles since then',
    running: 'What runs now and is not on disk: it is stopped, and started again',
    runningKept: 'What runs now: what ran then goes on in its place',
    later: (names: readonly string[]) =>
      `The later ${names.length === 1 ? 'snapshot' : 'snapshots'} ${words(names)}: the pool cannot keep ${names.length === 1 ? 'it' : 'them'}`,
    laterKept: (value: number) =>
      value === 1 ? 'The later snapshot stays.' : `The ${number(value)} later snapshots stay.`,
    laterRefused: (names: readonly string[], key: string) =>
      `The server will refuse it while there are later snapshots (${words(names)}): delete them first, or set ${key} on the volume.`,
    laterUnknown: (names: readonly string[]) =>
      `What becomes of the later ${names.length === 1 ? 'snapshot' : 'snapshots'} ${words(names)} depends on the storage driver, which is not known here.`,
    stateful: 'Restore its running state too',
    statefulHelp: 'The programs go on where they were when it was taken.',
  },

  deleteDialog: {
    title: (names: readonly string[]) =>
      names.length === 1 ? `Delete ${names[0]}?` : `Delete ${snapshotsOf(names.length)}?`,
    text: 'What they hold is lost for good. The instance itself stays as it is.',
    textOne: 'What it holds is lost for good. The instance itself stays as it is.',
    action: (value: number) => (value === 1 ? 'Delete' : `Delete ${snapshotsOf(value)}`),
    done: (value: number) => `${snapshotsOf(value)} deleted`,
    taken: (age: string) => (age === 'now' ? 'just now' : `${age} ago`),
  },

  schedule: {
    title: 'Schedule',
    change: 'Change…',
    dialogTitle: (instance: string) => `When snapshots of ${instance} are taken`,
    save: 'Save schedule',
    saved: 'Schedule saved',
    none: 'Never',
    when: 'When',
    pattern: 'Name',
    expiry: 'Kept for',
    stopped: 'While stopped',
    next: 'Next',
    own: 'of this instance',
    profile: (name: string | undefined) =>
      name === undefined ? 'from a profile' : `from the profile ${name}`,
    fallback: 'by default',
    forever: 'for good',
    defaultPattern: 'snap%d',
    yes: 'Taken too',
    no: 'Not taken',
    changed: 'The instance was changed meanwhile, so nothing is saved. What it has now:',
    changedNext: 'Save again to replace it with what stands here.',
    unset: 'not set',
    clock: 'By the server’s clock, taken to be UTC',
    never: 'There is no such day',
    /** Words whose minute the server chooses by itself, so that not all instances begin at once. */
    aliases: {
      '@hourly': 'Every hour, at a minute of the server’s choice',
      '@daily': 'Every day, at a time of the server’s choice',
      '@midnight': 'Every day at midnight',
      '@weekly': 'Every week, at a time of the server’s choice',
      '@monthly': 'Every month, at a time of the server’s choice',
      '@annually': 'Every year, at a time of the server’s choice',
      '@yearly': 'Every year, at a time of the server’s choice',
      '@startup': 'Whenever it starts',
      '@never': 'Never, whatever the profiles say',
    },
    choices: {
      inherited: (value: string | undefined) => {
        if (value === undefined) return 'As the profiles say'
        return value === '' ? 'Never' : `As the profiles say: ${value}`
      },
      '@hourly': 'Every hour',
      '@daily': 'Every day',
      '@weekly': 'Every week',
      '@monthly': 'Every month',
      '@startup': 'Whenever it starts',
      '@never': 'Never',
      custom: 'By a line of cron…',
    },
    cron: 'Line of cron',
    cronHelp:
      'Minute, hour, day of the month, month, day of the week: 0 6 * * 1-5 is 06:00 on weekdays. Several with a comma and a blank between them.',
    patternHelp: (inherited: string) =>
      `%d is a number, {{ creation_date|date:'2006-01-02_15-04-05' }} the time. Empty: ${inherited}.`,
    patternPreview: (name: string) => `The next one is called ${name}.`,
    expiryHelp: (inherited: string) =>
      `Like 7d or 2w 12H: M minutes, H hours, d days, w weeks, m months, y years. Empty: ${inherited}.`,
    inheritedValue: (value: string, profile: string | undefined) =>
      `${value}, from ${profile === undefined ? 'a profile' : `the profile ${profile}`}`,
    inheritedUnknown: 'as the profiles say',
    unread: (problem: string) => `It stays as it is, though not understood here: ${problem}.`,
    stoppedLabel: 'While the instance is stopped',
    stoppedChoices: {
      inherited: (taken: boolean | undefined) => {
        if (taken === undefined) return 'As the profiles say'
        return taken ? 'As the profiles say: take them too' : 'Take none'
      },
      true: 'Take them too',
      false: 'Take none',
    },
    problems: {
      alias: (text: string) => `${text} is none of the words that servers know`,
      fields: (value: number) =>
        `Five fields, not ${number(value)}: minute, hour, day, month, day of the week`,
      field: (field: keyof typeof cronFields, text: string, low: number, high: number) =>
        `${text} is no ${cronFields[field]}: ${low} to ${high}, *, lists and ranges like 1-5`,
      numbers: '%d may stand there only once',
      braces: 'Each {{ needs its }}',
      part: (text: string) => `${text} is no time span: a count and one of M, H, d, w, m, y, like 7d`,
      twice: (unit: string) => `${unit} stands there twice`,
    },
  },

  fleet: {
    title: 'Snapshots',
    table: 'Instances by their newest snapshot',
    shown: (shown: number, all: number) =>
      shown === all ? number(all) : `${number(shown)} of ${number(all)}`,
    columns: {
      name: 'Instance',
      server: 'Server',
      project: 'Project',
      state: 'Snapshots',
      newest: 'Newest',
      count: 'Count',
      schedule: 'Schedule',
    },
    none: 'None',
    unread: 'Not read',
    recent: 'Recent',
    old: 'Old',
    notScheduled: 'Not scheduled',
    filter: 'Filter by the newest snapshot',
    filters: {
      all: 'All',
      none: 'None',
      old: (days: number) => `None or older than ${count(days, 'day', 'days')}`,
    },
    days: 'Days',
    daysOption: (days: number) => count(days, 'day', 'days'),
    again: 'Read again',
    reading: (server: string) => `Reading the snapshots of ${server}`,
    readingMany: (value: number) => `Reading the snapshots of ${number(value)} servers`,
    failed: (server: string) => `${server} could not be read`,
    unreachable: (names: readonly string[]) =>
      `${words(names)} cannot be reached: nothing is known of ${names.length === 1 ? 'its' : 'their'} snapshots.`,
    lost: (names: readonly string[]) =>
      `${words(names)} cannot be reached any more: what was read before is shown.`,
    noneOnline: 'No server can be reached now',
    nothingRead: 'Nothing could be read',
    nothingReadText: 'Once a server can be reached again, its instances show here.',
    noneReadText: 'No server that can be reached has any.',
    readAt: (age: string) => (age === 'now' ? 'Read just now' : `Read ${age} ago`),
    noMatch: 'No instance matches',
    noMatchText: 'Nothing is found by the search and the filter together.',
    empty: 'No instances yet',
    showAll: 'Show everything',
  },
} as const
