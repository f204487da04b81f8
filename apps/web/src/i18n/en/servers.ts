import { bytes, count, number } from '../format.ts'
import { addServer } from './add-server.ts'
import { serverPage } from './server-page.ts'

export const servers = {
  title: 'Servers',
  counts: (online: number, all: number) =>
    online === all ? count(all, 'server', 'servers') : `${number(online)} of ${number(all)} online`,
  tabs: { servers: 'Servers', remotes: 'Image remotes' },
  add: 'Add server',
  filter: 'Filter servers',
  table: 'Servers and clusters',
  columns: {
    name: 'Name',
    state: 'State',
    version: 'Version',
    address: 'Address in use',
    latency: 'Latency',
    members: 'Members',
    instances: 'Instances',
    projects: 'Projects',
    memory: 'Memory',
    storage: 'Storage',
    seen: 'Last seen',
  },
  products: { lxd: 'LXD', incus: 'Incus' },
  socket: 'local socket',
  membersUp: (up: number, all: number) => (up === all ? number(all) : `${number(up)} of ${number(all)}`),
  noInstances: 'none',
  instancesIn: (value: number, status: string) => `${number(value)} ${status.toLowerCase()}`,
  neverSeen: 'never',
  seenNow: 'now',
  share: (used: number, total: number) => `${bytes(used)} of ${bytes(total)}`,
  empty: {
    title: 'No servers yet',
    text: 'Gantry shows the instances of all your LXD and Incus servers and clusters in one live list.',
    notYours: 'Nobody has given you a server to see yet. An administrator can do so under People.',
    filtered: 'No server matches the filter',
    all: 'Show all servers',
  },
  actions: {
    open: 'Open',
    instances: 'Show its instances',
    tryNow: 'Try now',
    rename: 'Rename…',
    enable: 'Enable',
    disable: 'Disable',
    remove: 'Remove…',
  },
  reasons: {
    notAdmin: 'Only an administrator of this server may do that',
    notAdder: 'Only an administrator of all of Gantry may add servers',
    online: 'It is online',
    waiting: 'It waits for a decision about its certificate',
    disabled: 'It is disabled',
  },
  done: {
    renamed: (name: string) => `The server is now called ${name}`,
    enabled: (name: string) => `${name} is enabled`,
    disabled: (name: string) => `${name} is disabled`,
    removed: (name: string) => `${name} is removed from Gantry`,
    trying: (name: string) => `Trying ${name}`,
    addresses: (name: string) => `The addresses of ${name} are changed`,
    pinned: (name: string) => `The new certificate of ${name} is pinned`,
  },
  rename: {
    title: (name: string) => `Rename ${name}`,
    text: 'The name is Gantry’s own. Nothing changes on the server.',
    name: 'Name',
    submit: 'Rename',
  },
  remove: {
    title: (name: string) => `Remove ${name} from Gantry`,
    lost: 'Gantry forgets',
    lostItems: (instances: number, people: number | null) => [
      'its addresses and its pinned certificate',
      `its ${count(instances, 'row', 'rows')} in the list of instances`,
      people === null
        ? 'every role that people hold on it'
        : people === 0
          ? 'no role: nobody holds one on it alone'
          : `the roles that ${count(people, 'person holds', 'people hold')} on it alone`,
    ],
    kept: 'What stays',
    keptItems: [
      'everything on the server: its instances go on as they are',
      'its operations and its records in the audit',
    ],
    trust: 'The server goes on trusting the certificate of Gantry until you take it away there:',
    submit: (name: string) => `Remove ${name}`,
  },
  form: addServer,
  page: serverPage,
  palette: {
    add: 'Add a server',
    remotes: 'Image remotes',
    open: (name: string) => `Open server ${name}`,
    tryNow: (name: string) => `Try ${name} now`,
    enable: (name: string) => `Enable ${name}`,
    disable: (name: string) => `Disable ${name}`,
    rename: (name: string) => `Rename ${name}`,
    remove: (name: string) => `Remove ${name} from Gantry`,
  },
} as const
