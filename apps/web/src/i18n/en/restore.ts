/** Imported by the page itself, which comes when it is looked at. */
export const restore = {
  title: 'Restore from a backup file',
  sections: { file: 'Backup' },
  file: {
    label: 'File',
    help: 'As “lxc export”, “incus export” or a download of Gantry made it.',
    missing: 'Choose the file of a backup',
    empty: 'This file is empty',
  },
  name: { help: 'Left empty, it is called as in the backup.' },
  server: { missing: 'Choose a server' },
  pool: {
    own: 'As in the backup',
    help: 'The pool of that name must be there.',
    named: (name: string, driver: string) => `${name} (${driver})`,
  },
  cluster: 'In a cluster it is restored on the member that answers Gantry, and can be moved afterwards.',
  steps: {
    send: (file: string | undefined, server: string | undefined) =>
      `${file ?? 'The file'} is sent to ${server ?? 'the server'}`,
    unpack: (name: string) =>
      name === '' ? 'The instance is unpacked' : `The instance is unpacked as ${name}`,
    stays: 'It stays stopped',
  },
  submit: 'Restore',
  submitOn: (server: string) => `Restore on ${server}`,
  busy: 'A file is being sent from this window',
  administrators: (server: string) =>
    `Only an administrator of ${server} may restore a backup: its configuration may reach out of the instance.`,
  sending: (file: string, server: string) => `Sending ${file} to ${server}`,
  taking: 'All is sent; the server takes it',
  unpacking: (file: string, server: string) => `${server} restores ${file}`,
  failed: (file: string, server: string) => `${file} could not be restored on ${server}`,
  done: (name: string) => `${name} is restored`,
  open: (name: string) => `Open ${name}`,
  dismiss: 'Dismiss',
} as const
