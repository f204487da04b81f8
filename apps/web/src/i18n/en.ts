import { account } from './en/account.ts'
import { audit } from './en/audit.ts'
import { create } from './en/create.ts'
import { errors } from './en/errors.ts'
import { images } from './en/images.ts'
import { instancePage } from './en/instance-page.ts'
import { instances } from './en/instances.ts'
import { operations } from './en/operations.ts'
import { overview } from './en/overview.ts'
import { palette } from './en/palette.ts'
import { people } from './en/people.ts'
import { remotes } from './en/remotes.ts'
import { servers } from './en/servers.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { terminals } from './en/terminals.ts'
import { ui } from './en/ui.ts'

/**
 * Every text that a person reads. One file for each area; functions where there are values. The texts of commands.ts,
 * recordings.ts and snapshots.ts are imported by their own pages: here, every first load would pay for them.
 */
export const t = {
  account,
  audit,
  create,
  errors,
  images,
  instancePage,
  instances,
  operations,
  overview,
  palette,
  people,
  remotes,
  servers,
  session,
  settings,
  shell,
  terminals,
  ui,
}
