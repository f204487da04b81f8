import { count, number } from '../format.ts'

export const instancePage = {
  tabs: {
    label: 'Instance',
    overview: 'Overview',
    snapshots: 'Snapshots',
    operations: 'Operations',
    configuration: 'Configuration',
    metadata: 'Image metadata',
    files: 'Files',
    backups: 'Backups',
    logs: 'Logs',
    consoleLog: 'Console log',
  },
  place: (type: string, server: string, member: string | null, project: string) =>
    `${type} on ${server}${member === null ? '' : ` · ${member}`}, project ${project}`,
  commands: 'Equivalent commands',
  palette: {
    terminal: (name: string) => `Open a terminal on ${name}`,
    console: (name: string) => `Open the console of ${name}`,
    run: (name: string) => `Run a command on ${name}`,
    task: (task: string, name: string) => `${task}: ${name}`,
  },

  usage: {
    cpu: 'CPU',
    memory: 'Memory',
    disk: 'Disk',
    network: 'Network',
    of: (value: string, total: string) => `${value} of ${total}`,
    cores: (value: number) => count(value, 'core', 'cores'),
    inOut: (received: string, sent: string) => `${received} in, ${sent} out`,
    notRunning: 'Not running',
    waiting: 'Waiting for the first figures',
    none: 'The server has no figure',
    uncounted: (pool: string) => `The pool ${pool} is a plain directory and does not count`,
    chart: (what: string, value: string) => `${what} over the last minutes, now ${value}`,
    now: 'now',
    received: 'in',
    sent: 'out',
  },

  about: {
    title: 'About',
    description: 'Description',
    addresses: 'Addresses',
    on: (nic: string) => `on ${nic}`,
    noAddresses: 'None now',
    image: 'Image',
    noImage: 'Not made from an image',
    profiles: 'Profiles',
    noProfiles: 'None',
    limits: 'Limits',
    noLimit: 'No limit on CPU or memory',
    cpu: (text: string) => (/^\d+$/.test(text) ? count(Number(text), 'core', 'cores') : `cores ${text}`),
    root: (size: string | undefined, pool: string | undefined) =>
      `${size === undefined ? 'root disk' : `${size} root disk`}${pool === undefined ? '' : ` on ${pool}`}`,
    created: 'Created',
    lastUsed: 'Last used',
    never: 'Never started',
    processes: 'Processes',
    processesText: (value: number, pid: number) => `${number(value)}, init has PID ${pid} on the server`,
    snapshots: 'Snapshots',
    snapshotsText: (value: number) => (value === 0 ? 'None' : number(value)),
    newest: 'newest',
    architecture: 'Architecture',
    ephemeral: 'Ephemeral',
    ephemeralText: 'Yes: deleted when it stops',
    autostart: 'Starts with the server',
    yes: 'Yes',
    ago: (age: string) => (age === 'now' ? 'just now' : `${age} ago`),
  },

  network: {
    title: 'Network',
    none: 'No network interface',
    notRunning: 'Interfaces show their addresses while the instance runs.',
    columns: {
      name: 'Interface',
      addresses: 'Addresses',
      mac: 'MAC',
      host: 'On the host',
      traffic: 'Received, sent',
    },
  },

  devices: {
    title: 'Devices',
    none: 'No devices',
    columns: { name: 'Name', type: 'Type', settings: 'Settings', from: 'From' },
    own: 'this instance',
  },

  operations: {
    last: 'Last operations',
    all: 'All',
    none: 'Nothing has been done with it since Gantry knows it.',
    title: 'Operations',
    by: (name: string) => `by ${name}`,
  },

  failedStart: {
    title: (time: string) => `The last start failed at ${time}`,
    log: 'Show the log',
    hideLog: 'Hide the log',
    logEmpty: 'The log is empty.',
  },

  published: {
    running: (name: string) => `Making an image of ${name}`,
    done: (name: string) => `Image of ${name} made`,
    failed: (name: string) => `No image of ${name} could be made`,
    notStarted: (name: string) => `${name} was stopped for its image and did not start again`,
    both: (why: string, name: string, again: string) =>
      `${why}. ${name} was stopped for its image and did not start again: ${again}`,
    copy: 'Copy the fingerprint',
    use: 'Create an instance from it',
    dismiss: 'Dismiss',
  },

  configuration: {
    title: 'Configuration',
    own: 'Own',
    expanded: 'With profiles',
    which: 'Which configuration',
    help: 'What the instance itself sets',
    helpExpanded: 'What holds in the end: the profiles in their order, then the instance itself',
  },

  consoleLog: {
    title: 'Console log',
    text: 'What the console printed, as far as the server keeps it.',
    none: 'There is none yet',
    noneText: 'The server begins one when the console prints something.',
    empty: 'It is empty.',
    cut: (all: string) => `These are the last 256 KiB of ${all}; the download holds all of it.`,
    refresh: 'Refresh',
    download: 'Download',
    clear: 'Clear',
    clearTitle: (name: string) => `Clear the console log of ${name}?`,
    clearText: 'What it holds is lost for good. What the console prints from now on is kept as before.',
    cleared: (name: string) => `Console log of ${name} cleared`,
    nothing: 'There is nothing in it',
  },

  gone: {
    notFound: (name: string) => `There is no instance ${name}`,
    notFoundText: (project: string, server: string) =>
      `Not in the project ${project} of ${server}, or your roles do not let you see it.`,
    noServer: 'This server is not in Gantry',
    noServerText:
      'It may have been removed; its instances are where they were, but Gantry no longer looks at them.',
    deleted: (name: string) => `${name} was deleted`,
    deletedText: (server: string) => `It was deleted on ${server} while this page was open.`,
    renamed: (from: string, to: string) => `${from} is now called ${to}`,
    toList: 'To the instances',
  },
} as const
