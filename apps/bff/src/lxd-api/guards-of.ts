import { isTrue } from '@gantry/lxd-client/config-value'
import { type Caller, may } from '../access/access.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { GuardAsked } from './guard.ts'

/** What the guards want to know of who changes something in a project of a server. */
export const guardsOf = (
  fleet: Pick<Fleet, 'projectConfig'>,
  caller: Caller,
  server: string,
  project: string,
): Pick<GuardAsked, 'project' | 'restricted' | 'may'> => ({
  project,
  restricted: isTrue(fleet.projectConfig(server, project)?.restricted),
  may: (permission, other) =>
    permission === 'server.manage'
      ? may(caller, permission, { server })
      : may(caller, permission, { server, project: other ?? project }),
})
