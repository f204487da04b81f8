export const errors = {
  unreachable: 'Gantry cannot be reached. Is it running, and is the network there?',
  unexpected: 'Gantry answered something unexpected.',
  unexpectedStep: 'Try again; if it stays, the log of Gantry says more.',
  from: (server: string) => `${server} says`,
  gantry: 'Gantry says',
  page: 'This page could not be shown',
  notFound: 'There is no such page',
  notFoundText: 'The address may be old, or the thing may be gone.',
  home: 'To the overview',
  request: (id: string) => `Request ${id}`,
  network: 'The request did not arrive',
  tooLarge: 'This is larger than can be opened here.',
} as const
