/** The dialogs that do one thing with an instance. Imported by the dialogs themselves, which come when asked for. */
export const tasks = {
  rename: {
    title: (name: string) => `Rename ${name}`,
    text: 'Snapshots and backups go along. What refers to it by its name, such as DNS and scripts, does not.',
    name: 'New name',
    missing: 'A name',
    same: 'That is its name already',
  },
  publish: {
    title: (name: string) => `Publish ${name} as an image`,
    text: (server: string) => `The image stays on ${server}. The instance itself is not changed.`,
    submit: 'Publish',
    submitStopped: 'Stop and publish',
    begun: (name: string) => `An image of ${name} is being made`,
    source: {
      label: 'Of',
      now: 'The instance as it is now',
      snapshot: (name: string) => `Snapshot ${name}`,
      none: 'It has no snapshots.',
    },
    force: {
      label: 'Stop it for this, and start it again',
      help: 'Its programs are cut off at once, and it is down until the image is made. Keep this window open: it is what starts the instance again.',
      ephemeral: 'It is ephemeral, so stopping would delete it. Make a snapshot, and publish that.',
      problem: 'It runs: stop it for this, or take a snapshot',
    },
    aliases: { label: 'Aliases', help: 'Names for the image, with commas between them.' },
    properties: {
      label: 'Properties',
      help: 'Like os=Debian, one on each line. They are shown with the image.',
      problem: 'One on each line, as key=value',
    },
    expires: { label: 'Expires', problem: 'A time to come' },
    public: { label: 'Public', help: 'Whoever reaches the server may download it.' },
    compression: {
      label: 'Compression',
      help: 'Its program must be installed on the server.',
      name: (name: string) => (name === '' ? 'As the server is set' : name === 'none' ? 'None' : name),
    },
  },
  rebuild: {
    title: (name: string) => `Rebuild ${name}`,
    lost: 'Everything on its root disk is lost for good. Its configuration, devices and other volumes stay.',
    from: 'From',
    image: 'An image',
    empty: 'Nothing, an empty disk',
    emptyContainer: 'A container with an empty disk cannot start until files are put on it.',
    noImage: 'Choose an image',
    otherType: (type: string) =>
      `It is of the other kind: this one needs an image of a ${type.toLowerCase()}`,
    snapshots: (count: number) =>
      `It has ${count === 1 ? 'a snapshot' : `${count} snapshots`}, and the server rebuilds only what has none: delete ${count === 1 ? 'it' : 'them'} first.`,
    done: (name: string) => `${name} is rebuilt`,
  },
} as const
