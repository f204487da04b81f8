import { count, number, words } from '../format.ts'

const instancesOf = (value: number): string => count(value, 'instance', 'instances')

const stateWord = (state: string): string => (state === 'Error' ? 'in error' : state.toLowerCase())

/** How a state is said in the middle of a sentence. */
const stateWords = (states: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(states.map(stateWord))

const verbs = {
  start: 'Start',
  stop: 'Stop',
  'force-stop': 'Force stop',
  restart: 'Restart',
  freeze: 'Freeze',
  unfreeze: 'Unfreeze',
  delete: 'Delete',
} as const

type Verb = keyof typeof verbs

const onlyIn = (what: string, states: readonly string[], status: string): string =>
  `${what} works when the instance is ${stateWords(states)}; it is ${stateWord(status)}`

export const instances = {
  title: 'Instances',
  instance: 'instance',
  instancesOf,
  verbs,
  /** What can be done beside changing the state; the dialogs' own words stand in tasks.ts and backups.ts. */
  tasks: {
    rename: 'Rename',
    copy: 'Copy',
    move: 'Move',
    transfer: 'To another server',
    configure: 'Edit the configuration',
    'metadata-change': 'Edit the image metadata',
    'template-write': 'Write the template',
    'template-delete': 'Delete the template',
    publish: 'Publish as image',
    rebuild: 'Rebuild',
    'snapshot-create': 'Take a snapshot',
    'snapshot-rename': 'Rename the snapshot',
    'snapshot-expiry': 'Change when the snapshot expires',
    'snapshot-restore': 'Restore the snapshot',
    'snapshot-copy': 'Make an instance of the snapshot',
    'snapshot-delete': 'Delete the snapshot',
    'snapshot-schedule': 'Change the schedule of snapshots',
    'log-delete': 'Delete the log',
    'output-delete': 'Delete the output',
    'backup-create': 'Back up',
    'backup-download': 'Download the backup',
    'backup-delete': 'Delete the backup',
  },
  types: { container: 'Container', 'virtual-machine': 'VM' },
  typesLong: { container: 'Container', 'virtual-machine': 'Virtual machine' },
  create: 'Create instance',
  createVerb: 'Create',
  shown: (shown: number, all: number) => (shown === all ? number(all) : `${number(shown)} of ${number(all)}`),

  columns: {
    name: 'Name',
    status: 'Status',
    server: 'Server',
    project: 'Project',
    type: 'Type',
    image: 'Image',
    addresses: 'Addresses',
    cpu: 'CPU',
    memory: 'Memory',
    created: 'Created',
    lastUsed: 'Last used',
    profiles: 'Profiles',
    description: 'Description',
    architecture: 'Architecture',
  },
  lastSeen: (time: string) => `Last seen ${time}`,
  moreAddresses: (value: number) => `+${number(value)}`,
  cpuTitle: 'Percent of one core',

  search: {
    label: 'Search instances',
    placeholder: 'Search, or narrow with status: server: project: name: …',
    clear: 'Clear the search',
    suggestions: 'Suggestions',
    unknownField: (field: string, known: readonly string[]) =>
      `“${field}” is not a field, so it hides nothing. Fields are ${words(known)}. Put text with a colon in quotes.`,
    noValue: (field: string) => `${field}: needs a value; until then it hides nothing.`,
    fields: {
      name: 'whole name, * for anything',
      status: 'running, stopped, frozen, error',
      server: 'name of the server',
      member: 'cluster member',
      project: 'project',
      type: 'container or vm',
      image: 'part of the image',
      address: 'part of an address',
      profile: 'one of its profiles',
      description: 'part of the description',
      arch: 'architecture',
      ephemeral: 'yes or no',
      reachable: 'no: the server cannot be reached',
    },
    userField: 'key of the configuration',
  },

  views: {
    everything: 'Everything',
    save: 'Save view',
    saveTitle: 'Save this view',
    saveText: 'The search, the sort and the columns are kept in this browser under a name.',
    name: 'Name',
    nameTaken: 'A view with this name is there already; saving replaces it.',
    nameMissing: 'A name',
    rename: 'Rename',
    renameTitle: (name: string) => `Rename “${name}”`,
    replace: 'Replace with what is shown',
    remove: 'Delete',
    removed: (name: string) => `View “${name}” deleted`,
    undo: 'Undo',
    options: (name: string) => `View ${name}`,
    label: 'Saved views',
    more: (value: number) => `${number(value)} more`,
  },

  why: {
    noServer: 'This server is no longer in Gantry',
    server: (name: string, state: string, why: string | null) => {
      const states: Readonly<Record<string, string>> = {
        connecting: `${name} is not connected yet`,
        unreachable: `${name} is unreachable`,
        'pin-mismatch': `${name} shows another certificate than the pinned one`,
        untrusted: `${name} does not trust Gantry`,
        disabled: `${name} is disabled in Gantry`,
      }
      const text = states[state] ?? `${name} is ${state}`
      return why === null || why === '' ? text : `${text}: ${why}`
    },
    permission: (permission: string) => `Needs the permission “${permission}” here`,
    passing: (word: string) => `${word} now; wait until it is done`,
    onlyWhen: (action: Verb, states: readonly string[], status: string) =>
      onlyIn(verbs[action], states, status),
    onlyIn,
    extension: (task: string, extension: string) =>
      `This server cannot ${task.toLowerCase()} instances (API extension ${extension})`,
    noneSelected: 'Nothing is selected',
    protected: 'security.protection.delete is set on this instance',
    notCancellable: 'The server cannot cancel this any more',
  },

  bulk: {
    label: 'Actions on the selected instances',
    selected: (value: number) => `${number(value)} selected`,
    clear: 'Clear the selection',
    commands: 'As command',
    snapshot: 'Snapshot',
    tooMany: (most: number) => `At most ${number(most)} at once`,
  },

  confirm: {
    title: (action: Verb, value: number, name: string) =>
      value === 1 ? `${verbs[action]} ${name}?` : `${verbs[action]} ${instancesOf(value)}?`,
    text: {
      stop: 'The instance is asked to shut down; its programs end.',
      'force-stop': 'The power is cut: programs end at once, and what is not on disk yet is lost.',
      restart: 'The instance shuts down and starts again; connections to it break.',
      delete: 'The instance, its root disk and all its snapshots are lost for good.',
    },
    textMany: {
      stop: 'The instances are asked to shut down; their programs end.',
      'force-stop': 'The power is cut: programs end at once, and what is not on disk yet is lost.',
      restart: 'The instances shut down and start again; connections to them break.',
      delete: 'The instances, their root disks and all their snapshots are lost for good.',
    },
    ephemeral: (names: readonly string[]) =>
      names.length === 1
        ? `${names[0]} is ephemeral: it is deleted when it stops.`
        : `${number(names.length)} of them are ephemeral and are deleted when they stop: ${words(names)}.`,
    leftOut: (value: number) => `${instancesOf(value)} left out:`,
    what: 'These',
    more: (value: number) => `and ${number(value)} more`,
    button: (action: Verb, value: number) =>
      value === 1 ? verbs[action] : `${verbs[action]} ${instancesOf(value)}`,
    command: 'Equivalent command',
  },

  run: {
    title: (action: Verb, value: number, name: string) =>
      `${verbs[action]} ${value === 1 ? name : instancesOf(value)}`,
    create: (value: number, name: string, server: string) =>
      `Create ${value === 1 ? name : instancesOf(value)} on ${server}`,
    snapshot: (value: number, name: string) => `Snapshot ${value === 1 ? name : instancesOf(value)}`,
    transfer: (move: boolean, value: number, name: string, server: string) =>
      `${move ? 'Move' : 'Copy'} ${value === 1 ? name : instancesOf(value)} to ${server}`,
    progress: (done: number, all: number) => `${number(done)} of ${number(all)} done`,
    failed: (value: number) => `${number(value)} failed`,
    allDone: (value: number) => `${instancesOf(value)} done`,
    retry: (value: number) => `Retry the ${count(value, 'failed one', 'failed ones')}`,
    page: 'Run',
    results: 'Results',
    close: 'Close the result',
    states: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' },
  },

  placeholder: {
    cancel: 'Cancel',
    cancelling: 'Cancelling',
    nameless: 'new instance',
  },

  empty: {
    none: 'No instances yet',
    noneText: 'Create the first one, or add a server that has some.',
    noServers: 'No servers yet',
    noServersText: 'Add a server; its instances appear here.',
    addServer: 'Add a server',
    noMatch: 'No instance matches',
    noMatchText: (query: string) => `Nothing matches ${query}.`,
    clear: 'Show everything',
    failed: 'The instances could not be loaded',
  },

  command: {
    title: 'Equivalent commands',
    text: 'Remotes have the names that servers have in Gantry.',
    info: 'Look at it',
    config: 'Configuration',
  },
} as const
