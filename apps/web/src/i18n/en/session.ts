export const session = {
  signIn: 'Sign in',
  signInTitle: 'Sign in to Gantry',
  email: 'E-mail address',
  password: 'Password',
  name: 'Your name',
  passwordHelp: 'At least 8 characters.',
  signedOut: 'You were signed out. Sign in to go on where you were.',
  setupTitle: 'Set up Gantry',
  setupText: 'Make the first administrator. You can add more people later.',
  setupSubmit: 'Create administrator',
  setupNoToken: 'Open the setup link',
  setupNoTokenText:
    'Gantry has no people yet. It printed a setup link when it started; open that link to make the first administrator.',
  setupDone: 'Gantry is set up already.',
  aboutTitle: 'Every LXD and Incus server in one place',
  emailNeeded: 'An e-mail address, like ada@example.org',
  passwordNeeded: 'The password',
} as const
