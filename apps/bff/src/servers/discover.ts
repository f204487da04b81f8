import type { DiscoveredSocket } from '@gantry/protocol/servers'
import { freeName } from './names.ts'
import type { RegisteredServer } from './registered-server.ts'
import { askSocket, socketProblem, standardSockets } from './sockets.ts'

/** The local sockets that are there and not yet added, with what keeps each from being added. */
export const discoverSockets = async (
  environment: NodeJS.ProcessEnv,
  registered: RegisteredServer[],
): Promise<DiscoveredSocket[]> => {
  const added = new Set(registered.flatMap(({ way, addresses }) => (way === 'unix' ? addresses : [])))
  const candidates = standardSockets(environment).filter(({ path }) => !added.has(path))
  const found = await Promise.all(
    candidates.map(async ({ path, product }) => {
      const problem = await socketProblem(path)
      if (problem?.endsWith('does not exist')) return undefined
      const answer = problem === undefined ? await askSocket(path) : undefined
      const name = answer?.ok ? answer.server.environment.server_name : product
      return {
        socket: path,
        product,
        wanted: name,
        problem: problem ?? (answer?.ok === false ? answer.message : null),
      }
    }),
  )
  const names = registered.map(({ name }) => name)
  return found.flatMap((entry) => {
    if (entry === undefined) return []
    const { wanted, ...socket } = entry
    const suggestedName = freeName(wanted, names)
    names.push(suggestedName)
    return [{ ...socket, suggestedName }]
  })
}
