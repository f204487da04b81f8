import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Where the lab of real servers keeps its state; the same variable and default as the lab itself has. */
const folder = process.env.GANTRY_LAB_DIR ?? '/var/lib/gantry-lab'

const socketOf = (server: string) => join(folder, server, 'unix.socket')

/** The servers under contract: an LXD, a member of an LXD cluster, and an Incus. */
export const servers = [
  { name: 'alpha', socketPath: socketOf('alpha'), product: 'lxd', clustered: false },
  { name: 'gamma', socketPath: socketOf('m1'), product: 'lxd', clustered: true },
  { name: 'delta', socketPath: socketOf('delta'), product: 'incus', clustered: false },
]

/** The certificate that all servers of the lab trust. */
export const clientCertificate = () => ({
  cert: readFileSync(join(folder, 'conf', 'lxc', 'client.crt'), 'utf8'),
  key: readFileSync(join(folder, 'conf', 'lxc', 'client.key'), 'utf8'),
})

/** Where a server of the lab listens on this machine, `host:port`: from the lab's own client configuration. */
export function addressOf(server: string): string {
  for (const client of ['lxc', 'incus']) {
    const { remotes } = parse(readFileSync(join(folder, 'conf', client, 'config.yml'), 'utf8'))
    const address: unknown = remotes[server]?.addr
    if (typeof address === 'string') return address.replace('https://', '')
  }
  throw new Error(`The lab knows no ${server}`)
}

export const trustPassword = () => readFileSync(join(folder, 'secrets', 'trust-password'), 'utf8').trim()

/** Why the contract cannot be tested here, or nothing when it can. */
async function whyNot(): Promise<string | undefined> {
  for (const { name, socketPath } of servers) {
    if (!existsSync(socketPath)) return `${name} has no socket at ${socketPath}`
    if (!(await answers(socketPath))) return `${name} does not answer at ${socketPath}`
  }
  return undefined
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request({ socketPath, path: '/1.0', timeout: 5_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer')))
    sent.on('error', () => resolve(false))
    sent.end()
  })
}

const reason = await whyNot()
if (reason !== undefined) {
  console.warn(
    `\nSKIPPED: the contract tests need the lab of real servers, but ${reason}. Bring it up: npm run lab.\n`,
  )
}
export const labIsUp = reason === undefined
