import type { InstanceKey } from '@gantry/protocol/instance-row'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TerminalShare } from '@gantry/protocol/terminal'
import { type Caller, may } from '../access/access.ts'

type Shared = { instance: InstanceKey; owner: { id: string }; share: TerminalShare }

/** Exec and console alike: both are a way to work inside of the instance. */
export const mayExec = (caller: Caller, instance: InstanceKey): boolean => {
  const { server, project } = splitInstanceKey(instance)
  return may(caller, 'instances.exec', { server, project })
}

/** Whoever manages the server sees and ends all sessions on it. */
export const oversees = (caller: Caller, instance: InstanceKey): boolean =>
  may(caller, 'server.manage', { server: splitInstanceKey(instance).server })

export const maySee = (caller: Caller, session: Shared): boolean =>
  oversees(caller, session.instance) ||
  (mayExec(caller, session.instance) && (session.owner.id === caller.person.id || session.share !== 'none'))
