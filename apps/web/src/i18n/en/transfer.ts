import { number } from '../format.ts'
import { instances } from './instances.ts'

const { instancesOf } = instances

/** Copies and moves between servers. */
export const transfer = {
  title: (name: string | undefined, count: number) =>
    `Copy or move ${name ?? instancesOf(count)} to another server`,
  text: 'It goes on when this page is closed. The original stays until the copy is whole, and nothing of a copy stays that is cancelled.',
  what: { label: 'What to do', copy: 'Copy', move: 'Move' },
  submit: (move: boolean, count: number) =>
    count === 1 ? (move ? 'Move' : 'Copy') : `${move ? 'Move' : 'Copy'} ${number(count)}`,
  server: 'Choose the server first',
  noServers: 'There is no other server that is online and on which you may make instances.',
  here: (names: string, count: number) =>
    count === 1 ? `${names} is on this server already` : `${names} are on this server already`,
  name: 'Name there',
  nameTaken: (name: string, project: string) => `There is an instance ${name} in the project ${project}`,
  namesTaken: (names: string) => `There already: ${names}`,
  mend: 'Mend what is marked first',
  reading: 'What the new server has is still being read',
  stopFirst: (names: string) => `Stop it first: ${names}`,
  running: 'What runs is copied as its disk is just then; what it writes meanwhile may be copied half.',
  pool: { label: 'Storage pool', auto: 'The one of the same name, or of the profiles' },
  snapshots: {
    label: 'With its snapshots',
    admins: 'Unless the new project is restricted, only an administrator of the new server may bring them.',
  },
  refresh: {
    label: 'Bring a copy that is there up to date',
    help: 'Only what is different is sent. What was changed in the copy is lost.',
  },
  start: 'Start it there',
  way: {
    label: 'Way',
    help: {
      auto: 'Pull, then push, then relay, whichever works first.',
      pull: 'The new server fetches it from the old one.',
      push: 'The old server sends it to the new one.',
      relay: 'Both send through Gantry; the servers need not reach each other.',
      backup:
        'The old server packs a file, which Gantry sends on. Takes room for that file on both. Unless the new project is restricted, for administrators of the new server only.',
    },
    names: {
      auto: 'Whichever works',
      pull: 'Pull',
      push: 'Push',
      relay: 'Relay',
      backup: 'Through a backup',
    },
  },
  mapping: {
    profile: (name: string) => `In place of profile ${name}`,
    network: (name: string) => `In place of network ${name}`,
    leaveOut: 'Leave it out',
    missingNetwork: (server: string) => `${server} has none of this name.`,
    missingProfile: (server: string, snapshots: boolean) =>
      snapshots
        ? `${server} has none of this name. Snapshots cannot come along without it: leave them out, or make the profile there first.`
        : `${server} has none of this name.`,
    choose: 'Choose what takes the place of what is not there',
  },
}

/** The page of one run of an action over many instances. */
export const run = {
  title: 'Run',
  progress: 'How far it is',
  cancel: 'Cancel what has not ended',
  cancelText:
    'What waits is not begun, and what is under way is ended where the server lets it. What is done stays.',
  cancelTitle: 'Cancel this run?',
  missing: 'There is no such run',
  missingText:
    'Gantry keeps the last 200 runs of everybody, until it is started anew. What they did stands in the operations.',
  toOperations: 'Operations',
  by: 'by',
  ways: { pull: 'by pull', push: 'by push', relay: 'by relay', backup: 'through a backup' },
  passed: (bytes: string) => `${bytes} passed on`,
}
