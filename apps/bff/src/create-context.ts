import { mkdir } from 'node:fs/promises'
import type { Logger } from 'pino'
import { createAccess } from './access/create-access.ts'
import { createAudit } from './audit/create-audit.ts'
import { createCommandRuns } from './commands/create-command-runs.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { openDatabase } from './db/open.ts'
import { createFiles } from './files/create-files.ts'
import { createActions } from './fleet/actions/create-actions.ts'
import { createFleet } from './fleet/create-fleet.ts'
import { lastSeenStore } from './fleet/last-seen-store.ts'
import { createLive } from './fleet/live/create-live.ts'
import { createOperations } from './fleet/operations/create-operations.ts'
import { createImageRemotes } from './images/create-image-remotes.ts'
import { type Owned, owned } from './owned.ts'
import { createRecordings } from './recordings/create-recordings.ts'
import { addressRule } from './servers/addresses.ts'
import { createServers } from './servers/create-servers.ts'
import { loadIdentity } from './servers/identity.ts'
import { createSeal, loadSealKey, type Seal } from './servers/seal.ts'
import { createTerminals } from './terminals/create-terminals.ts'

/** What the command line's commands need: the registry, and nothing that listens or follows. */
export type Registry = Pick<Context, 'db' | 'audit' | 'images' | 'servers'> & AsyncDisposable & { seal: Seal }

const openParts = async (config: Config, log: Logger, parts: Owned) => {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 })
  const seal = createSeal(loadSealKey(config.sealKey, config.dataFolder))
  const db = await openDatabase(config.dataFolder)
  parts.defer(() => db.destroy())
  const audit = await createAudit({ db, log })
  const checkAddress = addressRule({ allowLoopback: config.allowLoopbackServers })
  const images = parts.use(createImageRemotes({ db, checkAddress }))
  const servers = parts.use(
    await createServers({
      db,
      log,
      identity: await loadIdentity(db, seal, 'client'),
      allowLoopback: config.allowLoopbackServers,
      imageRemotes: images,
    }),
  )
  return { db, audit, images, servers, seal }
}

/** Opens the data folder. Nothing stays open when it rejects. */
export const openRegistry = (config: Config, log: Logger): Promise<Registry> =>
  owning(async (parts) => openParts(config, log, parts))

export type OwnedContext = Context & AsyncDisposable & { seal: Seal }

/** Everything that `app.ts` needs. */
export const createContext = (config: Config, log: Logger): Promise<OwnedContext> =>
  owning(async (parts) => {
    const registry = await openParts(config, log, parts)
    const { db, audit, servers, seal } = registry
    const access = parts.use(await createAccess({ db, secret: seal.derive('session cookies'), log }))
    const fleet = parts.use(await createFleet({ servers, log, lastSeen: lastSeenStore({ db, log }) }))
    const operations = parts.use(createOperations({ db, fleet, log }))
    const actions = parts.use(createActions({ access, servers, fleet, operations, audit }))
    const live = parts.use(createLive({ fleet, operations, actions, access }))
    const recordingKey = Buffer.from(seal.derive('recordings'), 'base64url')
    const { dataFolder } = config
    const recordings = parts.use(createRecordings({ db, dataFolder, key: recordingKey, log }))
    const terminals = parts.use(
      createTerminals({
        access,
        servers,
        fleet,
        operations,
        audit,
        recordings,
        limits: config.terminals,
        log,
      }),
    )
    const commandRuns = parts.use(createCommandRuns({ access, servers, fleet, audit, log }))
    const files = parts.use(createFiles({ access, servers }))
    return {
      ...registry,
      config,
      log,
      access,
      fleet,
      operations,
      actions,
      live,
      recordings,
      terminals,
      commandRuns,
      files,
    }
  })

const owning = async <T extends object>(make: (parts: Owned) => Promise<T>): Promise<T & AsyncDisposable> => {
  const parts = owned()
  try {
    const made = await make(parts)
    return { ...made, [Symbol.asyncDispose]: () => parts[Symbol.asyncDispose]() }
  } catch (error) {
    await parts[Symbol.asyncDispose]()
    throw error
  }
}
