import { number } from '../format.ts'

export const remotes = {
  title: 'Image remotes',
  text: 'Simplestreams servers that new instances can take their image from, on every server of Gantry.',
  table: 'Image remotes',
  add: 'Add image remote',
  columns: { name: 'Name', url: 'Address', certificate: 'Certificate', images: 'Images' },
  public: 'public authority',
  own: 'its own',
  browse: 'Load its catalogue',
  images: (value: number) => number(value),
  fetched: (time: string) => `as of ${time}`,
  empty: {
    title: 'No image remotes',
    text: 'Add a simplestreams server, and its images can be chosen when an instance is created.',
  },
  form: {
    title: 'Add image remote',
    name: 'Name',
    nameHelp: 'How it is called here, like “images”.',
    url: 'Address',
    urlHelp: 'The one that has streams/v1/index.json below it.',
    certificate: 'Certificate',
    certificateHelp: 'PEM; only for a server that no public authority has signed.',
    certificateNeeded: 'A certificate in PEM, that begins with -----BEGIN CERTIFICATE-----',
    submit: 'Add image remote',
    steps: [
      'Gantry reads its catalogue now, and again when it is older than an hour.',
      'When an instance is created, the server itself downloads the image from this address.',
    ],
  },
  remove: {
    action: 'Remove…',
    title: (name: string) => `Remove ${name}`,
    text: 'Its images can no longer be chosen for new instances. Images that servers have downloaded stay there, and instances go on.',
    submit: (name: string) => `Remove ${name}`,
  },
  done: {
    added: (name: string) => `${name} is added`,
    removed: (name: string) => `${name} is removed`,
  },
  palette: { add: 'Add an image remote' },
} as const
