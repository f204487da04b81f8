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
  aboutTitle: 'Every LXD and Incus server in one place',
  passwordNeeded: 'The password',
} as const
