import { chmod, mkdir, rm } from 'node:fs/promises'
import { api, records } from '@gantry/e2e/lab/api'
import { clearCgroups } from '@gantry/e2e/lab/clean'
import { makeClientIdentity } from '@gantry/e2e/lab/client-config'
import { client } from '@gantry/e2e/lab/daemon'
import { makeImages } from '@gantry/e2e/lab/image'
import { launch } from '@gantry/e2e/lab/instances'
import { locked } from '@gantry/e2e/lab/lock'
import { ensurePackages } from '@gantry/e2e/lab/packages'
import { type Standalone, standalones } from '@gantry/e2e/lab/servers'
import { folders, inLab, labDir } from '@gantry/e2e/lab/settings'
import { downStandalone, upStandalone } from '@gantry/e2e/lab/standalone'
import { timed } from '@gantry/e2e/lab/wait'

/** Real busybox containers: they stand first in the table, and are what is started and stopped. */
const containers = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6']
/** Those that run all the time; the rest is stopped unless a measurement starts it. */
const running = containers.slice(3)

/** One real LXD server that grows: a few containers, and as many empty instances as are asked for. */
export class LabAtSize {
  readonly server: Standalone

  private constructor(server: Standalone) {
    this.server = server
  }

  static async up(): Promise<LabAtSize> {
    const [server] = standalones
    if (!server) throw new Error('the lab has no standalone server')
    const lab = new LabAtSize(server)
    await timed('packages', ensurePackages)
    // What a killed run left behind is in an unknown state.
    await lab.down()
    await timed('one LXD server', () => locked(() => lab.#bringUp()))
    return lab
  }

  async #bringUp(): Promise<void> {
    await mkdir(labDir, { recursive: true })
    await chmod(labDir, 0o711)
    for (const folder of [folders.run, folders.logs, folders.seeded, folders.secrets, inLab('conf')]) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    }
    await Promise.all([makeImages(), makeClientIdentity()])
    await upStandalone(this.server)
    for (const name of containers) {
      if (running.includes(name)) await launch(this.server.name, name)
      else await this.lxc('init', '--quiet', 'busybox', name)
    }
  }

  async down(): Promise<void> {
    await locked(async () => {
      await downStandalone(this.server)
      await clearCgroups()
      await rm(labDir, { recursive: true, force: true })
    })
  }

  /** Makes empty instances until there are `size` in all. One after the other: more at once is no faster. */
  async fill(size: number): Promise<void> {
    const present = records(await this.api('GET', '/1.0/instances?recursion=1')).length
    if (present >= size) return
    await timed(`${size - present} empty instances more`, async () => {
      for (let number = present; number < size; number++) {
        await this.api('POST', '/1.0/instances', emptyInstance(`bench-${String(number).padStart(4, '0')}`))
      }
    })
  }

  /** One call past Gantry, over the unix socket. */
  api(method: string, path: string, body?: unknown): Promise<unknown> {
    return api(this.server, method, path, body)
  }

  /** The command line client, past Gantry. */
  lxc(...args: string[]): Promise<string> {
    return client(this.server, args)
  }
}

/**
 * LXD takes an instance without an image; it cannot be started, but is listed, changed and deleted like any other.
 * It has no network, because LXD would write its bridge's list of addresses anew for each.
 */
export const emptyInstance = (name: string) => ({
  name,
  type: 'container',
  source: { type: 'none' },
  profiles: [],
  devices: { root: { type: 'disk', path: '/', pool: 'default' } },
})
