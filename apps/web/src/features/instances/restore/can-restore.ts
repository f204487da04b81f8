import { isTrue } from '@gantry/lxd-client/config-value'
import { allows, type Binding } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { lxd, unwrapLxd } from '../../../api/lxd.ts'
import { usePerson } from '../../../api/session.ts'
import { restore as words } from '../../../i18n/en/restore.ts'
import { t } from '../../../i18n/en.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { reachable } from '../actions/can.ts'

/**
 * What the BFF says of an upload that nobody can look into: a configuration out of a file may reach out of its
 * instance, so only administrators of the server restore one, or LXD itself holds the project in bounds.
 */
export const restoreVerdict = (
  bindings: readonly Binding[],
  server: ServerRow,
  project: string,
  isRestricted: boolean,
): Verdict => {
  const target = { server: server.id, project }
  if (!allows(bindings, 'instances.manage', target)) return no(t.instances.why.permission('instances.manage'))
  if (!isRestricted && !allows(bindings, 'server.manage', { server: server.id }))
    return no(words.administrators(server.name))
  return reachable(server)
}

/** The same for this person. */
export const useCanRestore = (server: ServerRow | undefined, project: string): Verdict => {
  const { bindings } = usePerson()
  const id = server?.id ?? ''
  // Only who is no administrator needs to know.
  const asks = server?.state === 'online' && !allows(bindings, 'server.manage', { server: id })
  const config = useQuery({
    queryKey: ['project', id, null, project],
    queryFn: () => unwrapLxd(id, lxd(id).projects.get(project)),
    enabled: asks && allows(bindings, 'view', { server: id, project }),
    retry: false,
  })
  if (server === undefined) return yes
  return restoreVerdict(bindings, server, project, isTrue(config.data?.config.restricted))
}
