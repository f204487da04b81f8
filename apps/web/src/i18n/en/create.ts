import { count, words } from '../format.ts'

export const create = {
  title: 'Create instance',
  fromBackup: 'From a backup file',
  restoreCrumb: 'Restore',
  submit: (name: string, server: string) =>
    name === '' ? `Create on ${server}` : `Create ${name} on ${server}`,
  submitSeveral: (many: number, server: string) =>
    `Create ${count(many, 'instance', 'instances')} on ${server}`,
  submitNowhere: 'Create instance',
  sections: {
    image: 'Image',
    place: 'Name and place',
    placeOnly: 'Place',
    profiles: 'Profiles',
    resources: 'Resources',
    storage: 'Root disk',
    network: 'Network',
    start: 'Start',
  },

  image: {
    missing: 'Choose an image',
    empty: 'No image',
    emptyHelp: 'An empty instance: its disk is bare, such as for an installation from an ISO.',
    elsewhere: (server: string) => `This image is on ${server}`,
  },
  name: {
    label: 'Name',
    help: 'Left empty, the server makes one up. Several with braces: web-{1..5}, {a,b}, {01..12}.',
    makes: (names: readonly string[]) =>
      names.length > 4
        ? `Makes ${count(names.length, 'instance', 'instances')}: ${names[0]}, ${names[1]} … ${names.at(-1)}`
        : `Makes ${words(names)}`,
    problems: {
      long: '63 characters at most',
      characters: 'Only letters of ASCII, digits and dashes',
      dashFirst: 'Must not begin with a dash',
      dashLast: 'Must not end with a dash',
      digitFirst: 'Must not begin with a digit',
      taken: (name: string, server: string, project: string) =>
        `${server} has an instance ${name} in the project ${project}`,
      takenSeveral: (names: readonly string[], server: string, project: string) =>
        `${server} has ${
          names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : words(names)
        } in the project ${project}`,
      many: (most: number) => `${most} instances at most`,
      ofOne: (name: string, problem: string) =>
        `${name}: ${problem.charAt(0).toLowerCase()}${problem.slice(1)}`,
      emptyOne: 'One of the names is empty',
      twice: (name: string) => `${name} comes twice`,
    },
  },
  server: {
    label: 'Server',
    missing: 'Choose a server',
    none: 'No server is online where you may create instances',
  },
  member: {
    label: 'Cluster member',
    automatic: 'The cluster decides',
    help: 'The instance runs on this member.',
    offline: (name: string, status: string) => `${name} (${status.toLowerCase()})`,
  },
  project: { label: 'Project' },
  description: { label: 'Description' },
  type: {
    label: 'Type',
    container: 'Container',
    'virtual-machine': 'Virtual machine',
  },
  profiles: {
    help: 'Later profiles win over earlier ones.',
    add: 'Add a profile',
    none: 'No profile: the instance has only what is chosen here.',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Leave out ${name}`,
  },
  pool: {
    label: 'Storage pool',
    inherited: (pool: string) => `From the profiles (${pool})`,
    inheritedNone: 'From the profiles (they have none)',
    missing: 'No profile has a root disk: choose a pool',
  },
  size: { label: 'Size', help: 'Like 20GiB. Empty: what pool and profiles say.' },
  network: {
    label: 'Network',
    inherited: (networks: readonly string[]) =>
      networks.length === 0 ? 'From the profiles (they have none)' : `From the profiles (${words(networks)})`,
    unmanaged: 'not managed',
    help: 'Becomes the device eth0.',
    missing: (network: string, server: string) => `${server} has no network ${network} here`,
  },
  instanceType: {
    label: 'Instance type',
    help: 'Like t2.micro, or c2-m4 for 2 CPUs and 4 GiB: sets the limits.',
  },
  cpu: { label: 'CPU', help: 'A count like 2, or cores like 0-3. Empty: no limit.' },
  memory: { label: 'Memory', help: 'Like 2GiB, or 50%. Empty: no limit.' },
  problems: {
    size: 'A number with a unit, like 20GiB',
    memory: 'A number with a unit like 2GiB, or percent like 50%',
    instanceType: 'A machine type like t2.micro, aws:t2.micro or c2-m4',
    cpu: 'A count like 2, or cores like 0-3 or 0,2',
  },
  ephemeral: { label: 'Ephemeral', help: 'Deleted when it stops.' },
  start: { label: 'Start after creation', help: 'As soon as it is unpacked.' },

  summary: {
    title: 'What will happen',
    command: 'Equivalent command',
    download: (image: string, remote: string) =>
      `${image} is downloaded from ${remote}, unless the server has it already`,
    unpack: (image: string) => `${image} is unpacked`,
    make: (name: string, server: string, project: string) =>
      `${name} is made on ${server} in the project ${project}`,
    nameless: 'An instance with a name of the server’s choice',
    start: 'It is started',
    noStart: 'It stays stopped',
    ephemeral: 'It is deleted when it stops',
    makeMany: (names: readonly string[], server: string, project: string) =>
      `${count(names.length, 'instance', 'instances')}, ${names[0]} to ${names.at(-1)}, are made on ${server} in the project ${project}`,
    imageMissing: 'No image is chosen yet',
  },

  editorKeys: 'Tab indents; Esc and then Tab, or Ctrl+M and then Tab, leaves the text.',

  cloudInit: {
    title: 'cloud-init',
    open: 'Add SSH keys, user data or a network configuration',
    close: 'Hide',
    help: 'Done at the first start, by images that have cloud-init in them (most call it the variant “cloud”); others take no notice.',
    sshKeys: 'SSH public keys',
    sshKeysHelp: 'One a line. Written into the user data as ssh_authorized_keys.',
    texts: 'Text of cloud-init',
    userData: 'User data',
    vendorData: 'Vendor data',
    networkConfig: 'Network configuration',
    line: (line: number, message: string) => `line ${line}: ${message}`,
    problems: {
      header: 'must begin with #cloud-config, another header that cloud-init knows, or #! of a script',
      map: 'must be keys with values',
      sshKey: 'no public key of OpenSSH, such as ssh-ed25519 AAAA…',
      privateKey: 'this is a private key: it must stay with you',
      script: 'the user data is no #cloud-config, which alone can hold SSH keys',
    },
  },

  yaml: {
    mode: 'Edit as',
    form: 'Form',
    yaml: 'YAML',
    title: 'YAML',
    label: 'The instance as YAML',
    help: 'All that is asked of the server. Form and YAML change the same; what has no field is kept.',
    line: (line: number, message: string) => `Line ${line}: ${message}`,
    field: (field: string, message: string) => `${field}: ${message}`,
    more: (more: number) => `And ${count(more, 'more setting', 'more settings')} in YAML.`,
    show: 'Show',
    loading: 'What the server has to choose from is being read',
    loadingTools: 'The reader of YAML is being loaded',
    noTools: 'The reader of YAML could not be loaded',
    cloudInit: 'What is wrong in the section cloud-init has to be mended first',
    noSource:
      'source is missing: { type: image, alias: … } for an image of the server, { type: none } for an empty instance',
    source: 'The image is the one that the YAML names. Choosing one here replaces it.',
  },

  denied: 'Creating instances needs the permission “instances.manage” somewhere.',

  progress: {
    title: (name: string, server: string) => `Creating ${name} on ${server}`,
    preparing: 'Preparing',
    failed: (name: string, server: string) => `${name} could not be created on ${server}`,
    again: 'Change and try again',
    dismiss: 'Dismiss',
    cancelled: (name: string) => `Creating ${name} was cancelled`,
    lost: 'The server forgot the operation before its end was seen.',
  },
} as const
