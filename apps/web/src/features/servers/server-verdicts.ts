import type { Permission, Target } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../i18n/en.ts'
import { all, no, type Verdict, yes } from '../../ui/verdict.ts'

/** The same object each time, so that what is made of a verdict can be remembered. */
const notAdmin = no(t.servers.reasons.notAdmin)

type May = (permission: Permission, target?: Target) => boolean

/** Rename, addresses, disable, remove, pin: all of them change what Gantry keeps of one server. */
export const canChange = (server: ServerRow, may: May): Verdict =>
  may('server.manage', { server: server.id }) ? yes : notAdmin

export const canAdd = (may: May): Verdict => (may('servers.add') ? yes : no(t.servers.reasons.notAdder))

const waits: Partial<Record<ServerRow['state'], Verdict>> = {
  online: no(t.servers.reasons.online),
  'pin-mismatch': no(t.servers.reasons.waiting),
  disabled: no(t.servers.reasons.disabled),
}

/** Trying again makes sense where Gantry waits to try by itself, and where a trust may have been given back. */
export const canRetry = (server: ServerRow): Verdict => waits[server.state] ?? yes

/** The new certificate can be pinned only while the server shows one: the BFF compares it again. */
export const canTrust = (server: ServerRow, may: May): Verdict =>
  all(canChange(server, may), server.presented === null ? no(t.servers.page.pin.unknown) : yes)
