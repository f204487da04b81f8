import type { Method } from '@gantry/lxd-client/transport'
import { type InstanceTarget, serverName } from './client-line.ts'
import { clientOf, commandLine } from './command.ts'

/** What the clients have no command of their own for: a request to a part of the instance, with `lxc query`. */
export const queryCommand = (
  target: InstanceTarget,
  asked: { method: Method; part: readonly string[]; body?: unknown; wait?: boolean },
): string => {
  const path = ['1.0', 'instances', target.name, ...asked.part].map(encodeURIComponent).join('/')
  const project = target.project === 'default' ? '' : `?project=${encodeURIComponent(target.project)}`
  return commandLine([
    clientOf(target.of),
    'query',
    ...(asked.method === 'GET' ? [] : ['--request', asked.method]),
    ...(asked.wait === true ? ['--wait'] : []),
    ...(asked.body === undefined ? [] : ['--data', JSON.stringify(asked.body)]),
    `${serverName(target)}:/${path}${project}`,
  ])
}
