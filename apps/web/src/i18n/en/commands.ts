import { count, number } from '../format.ts'
import { instances } from './instances.ts'

const { instancesOf } = instances

export const commands = {
  title: 'Commands',
  tabs: { label: 'Commands', saved: 'Saved', runs: 'Runs' },

  saved: {
    table: 'Saved commands',
    count: (value: number) => count(value, 'saved', 'saved'),
    add: 'New command',
    columns: {
      name: 'Name',
      line: 'Command',
      user: 'User',
      environment: 'Environment',
      owner: 'Of',
      changed: 'Changed',
    },
    root: 'root',
    change: (name: string) => `Change ${name}`,
    remove: (name: string) => `Delete ${name}`,
    notYours: (owner: string) => `Only ${owner} and administrators may change it`,
    removeTitle: (name: string) => `Delete “${name}”?`,
    removeText: 'Nobody can choose it any more. What it was run on stays as it is.',
    removeAction: 'Delete',
    removed: (name: string) => `“${name}” deleted`,
    saved: (name: string) => `“${name}” saved`,
    empty: 'No saved commands',
    emptyText:
      'Save what you run often: everybody who may open terminals can then run it on one instance or on many.',
    addTitle: 'New command',
    changeTitle: (name: string) => `Change “${name}”`,
    addAction: 'Save command',
    changeAction: 'Save changes',
    everybody: 'Everybody who signs in sees saved commands with their environment: keep no secrets in them.',
  },

  fields: {
    name: 'Name',
    line: 'Command',
    lineHelp: 'Run by /bin/sh -c, without a terminal: nothing can be typed into it.',
    user: 'User',
    userHelp: 'A name as in the instance’s /etc/passwd.',
    saved: 'Saved command',
    typed: 'None: typed below',
  },

  dialog: {
    title: (value: number, name: string) => `Run a command on ${value === 1 ? name : instancesOf(value)}`,
    action: (value: number, name: string) => `Run on ${value === 1 ? name : instancesOf(value)}`,
    text: 'It goes on when this page is closed.',
    leftOut: (value: number) => `${instancesOf(value)} left out:`,
    more: (value: number) => `and ${number(value)} more`,
  },

  runs: {
    table: 'Runs',
    columns: {
      what: 'Command',
      state: 'State',
      instances: 'Instances',
      failed: 'Failed',
      started: 'Started',
      took: 'Took',
    },
    count: (running: number) => (running === 0 ? 'none running' : `${number(running)} running`),
    empty: 'No runs yet',
    emptyText: 'Choose instances, and run a command on them. Gantry keeps your last 20 runs for a day.',
    toInstances: 'Go to instances',
    end: (name: string) => `End ${name}`,
    forget: (name: string) => `Forget ${name}`,
  },

  page: {
    missing: 'There is no such run of yours',
    missingText: 'Runs are kept for a day, the last 20 of each person, and until Gantry is restarted.',
    toRuns: 'To the runs',
    states: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Not run' },
    running: (over: number, all: number) => `${number(over)} of ${number(all)} ended`,
    over: (failed: number, all: number) =>
      failed === 0
        ? `${instancesOf(all)}, all with exit code 0`
        : `${instancesOf(all)}, ${number(failed)} failed`,
    failed: (failed: number) => `${number(failed)} failed`,
    progress: 'Progress of the run',
    filter: 'Filter by exit code',
    filters: { all: 'All', zero: 'Exit code 0', other: 'Not 0', failed: 'Could not run' },
    nothing: 'No instance of this run matches the filter',
    columns: {
      state: 'State',
      instance: 'Instance',
      server: 'Server',
      project: 'Project',
      code: 'Exit code',
      bytes: 'Output',
      error: 'Reason',
    },
    table: 'Instances of the run',
    output: (name: string) => `Output of ${name}`,
    noOutput: 'It printed nothing.',
    noOutputYet: 'Nothing yet.',
    cut: (all: string) => `These are the first 64 KiB of ${all}; the rest was not kept.`,
    cutInFile: 'the first 64 KiB',
    close: 'Close the output',
    code: (code: number) => `Exit code ${code}`,
    download: 'Download all outputs',
    retry: (value: number) =>
      value === 1 ? 'Run again on the one that failed' : `Run again on the ${number(value)} that failed`,
    noneFailed: 'Nothing in this run has failed',
    notOver: 'The run has not ended yet',
    end: 'End the run',
    endTitle: (name: string) => `End ${name}?`,
    endText: 'What runs is killed, and what waits is not begun.',
    endAction: 'End',
    forget: 'Forget the run',
    as: (user: string) => `as ${user}`,
    with: (names: string) => `with ${names}`,
    started: 'started',
    place: (server: string, project: string) => `${server}, project ${project}`,
  },

  palette: { add: 'New saved command', runs: 'Runs of commands' },
} as const
