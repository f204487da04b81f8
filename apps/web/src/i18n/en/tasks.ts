/** The dialogs that do one thing with an instance. Imported by the dialogs themselves, which come when asked for. */
export const tasks = {
  rename: {
    title: (name: string) => `Rename ${name}`,
    text: 'Snapshots and backups go along. What refers to it by its name, such as DNS and scripts, does not.',
    name: 'New name',
    missing: 'A name',
    same: 'That is its name already',
  },
} as const
