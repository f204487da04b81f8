/** What the editors of texts say of two that collide. Imported by them: not every page pays for it. */
export const editor = {
  conflictText: 'Somebody or something else wrote to it. Nothing has been saved yet.',
  notSaved: (name: string): string =>
    `${name} is not saved: it has changed at the server since you opened it.`,
  gone: 'It has been deleted',
  noText: 'It is no text any more',
  theirs: 'At the server now',
  mine: 'Yours',
  takeTheirs: 'Take the one at the server',
  overwrite: 'Overwrite with yours',
  back: 'Go on editing',
}
