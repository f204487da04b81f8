import { number } from '../format.ts'

export const copying = {
  place: {
    pool: 'Storage pool',
    samePool: (pool: string | undefined) => (pool === undefined ? 'The same' : `The same (${pool})`),
  },
  copy: {
    title: (name: string) => `New instance from ${name}`,
    action: (name: string) => (name === '' ? 'Create instance' : `Create ${name}`),
    done: (name: string) => `${name} created`,
    doneStarted: (name: string) => `${name} created and started`,
    notStarted: (name: string, why: string) => `${name} could not be started: ${why}`,
    show: 'Show',
    ofSnapshot: (server: string) => `It is made on ${server}, with the configuration of the snapshot.`,
    ofInstance: (server: string, running: boolean) =>
      running
        ? `It is made on ${server}, with the same configuration. The instance runs on meanwhile: what it writes just then may be copied half.`
        : `It is made on ${server}, with the same configuration.`,
    name: 'Name',
    noName: 'It needs a name',
    problems: 'Mend what is marked first',
    taken: (name: string, project: string) => `There is an instance ${name} in the project ${project}`,
    snapshots: (count: number) => (count === 1 ? 'With its snapshot' : `With its ${number(count)} snapshots`),
    start: 'Start after creation',
  },
  move: {
    title: (name: string) => `Move ${name}`,
    text: (server: string) => `It stays on ${server}, with its name, its snapshots and its configuration.`,
    action: 'Move',
    same: 'Choose another place first',
    nowhere: (server: string) => `${server} has no other project, member or pool to move it to.`,
    done: (name: string) => `${name} moved`,
  },
}
