import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { type Config, isLoopback } from './config.ts'
import { createContext, type OwnedContext } from './create-context.ts'
import { handleUpgrade } from './http/upgrade.ts'
import { lxdApi } from './lxd-api/lxd-api.ts'
import { loadIdentity } from './servers/identity.ts'

/** How long requests that are under way may go on after a SIGTERM; everything is closed within ten seconds (R8). */
const drainMs = 8_000

/** A Gantry that listens. */
export type Gantry = {
  /** Where people find it, with the base path and a slash at the end. */
  url: string
  /** The same, at the address it listens on: behind a reverse proxy these differ. */
  localUrl: string
  context: OwnedContext
  /** The link for the first administrator, while nobody exists. */
  setupLink: string | undefined
  close(): Promise<void>
}

/** Starts all parts and listens. Nothing stays open when it rejects. */
export const startGantry = async (config: Config, log: Logger): Promise<Gantry> => {
  const context = await createContext(config, log)
  try {
    const server = await createListener(config, context)
    await listen(server, config)
    const localUrl = localUrlOf(server, config)
    const url = publicUrlOf(config) ?? localUrl
    const token = (await context.access.needsSetup()) ? await context.access.newSetupToken() : undefined
    return {
      url,
      localUrl,
      context,
      // In the fragment, which browsers never send, so that no log of a proxy has it.
      setupLink: token === undefined ? undefined : `${url}setup#token=${token}`,
      close: () => close(server, context),
    }
  } catch (error) {
    await context[Symbol.asyncDispose]()
    throw error
  }
}

const createListener = async (config: Config, context: OwnedContext): Promise<Server> => {
  const app = createApp(context, lxdApi(context))
  const limits = {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    keepAliveTimeout: 65_000,
    requestTimeout: 0,
  }
  const certificate = await ownCertificate(config, context)
  const server =
    certificate === undefined
      ? createServer(limits, app)
      : createTlsServer({ ...limits, ...certificate }, app)
  server.on('upgrade', handleUpgrade(context))
  return server
}

/** HTTPS on anything but loopback: with the certificate given, or one made at the first start. */
const ownCertificate = async (
  config: Config,
  { db, seal }: OwnedContext,
): Promise<{ cert: string; key: string } | undefined> => {
  if (config.tls !== undefined) {
    const { certificateFile, keyFile } = config.tls
    return { cert: await readFile(certificateFile, 'utf8'), key: await readFile(keyFile, 'utf8') }
  }
  if (isLoopback(config.host)) return undefined
  const addresses = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => address),
  )
  const names = [hostname(), 'localhost', ...addresses.filter((address) => !address.includes('%'))]
  const own = await loadIdentity(db, seal, 'https', [...new Set(names)])
  return { cert: own.certificate, key: own.key }
}

const listen = (server: Server, { host, port }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const isBound = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

/** The base path is added where the public URL does not say one itself. */
const publicUrlOf = ({ publicUrl, basePath }: Config): string | undefined =>
  publicUrl === undefined ? undefined : `${publicUrl}${new URL(publicUrl).pathname === '/' ? basePath : '/'}`

const localUrlOf = (server: Server, { host, basePath, tls }: Config): string => {
  const address = server.address()
  const port = isBound(address) ? address.port : 0
  const scheme = tls !== undefined || !isLoopback(host) ? 'https' : 'http'
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? hostname() : host.includes(':') ? `[${host}]` : host
  return `${scheme}://${name}:${port}${basePath}`
}

/** No new requests; sockets are told to come back; those under way get their time, then everything is closed. */
const close = async (server: Server, context: OwnedContext): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // Before all else: what the sockets take to say goodbye is part of the time.
  const clock = setTimeout(() => server.closeAllConnections(), drainMs)
  await Promise.all([context.live[Symbol.asyncDispose](), context.terminals[Symbol.asyncDispose]()])
  await closed
  clearTimeout(clock)
  await context[Symbol.asyncDispose]()
}
