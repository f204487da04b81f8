import { client } from '../daemon.ts'
import { machineServer } from '../servers.ts'
import { downStandalone, upStandalone } from '../standalone.ts'
import { makeDevices, removeDevices } from './devices.ts'
import { machineDisk, machineMetadata, makeMachineImage } from './image.ts'

/*
 * A standalone LXD that runs virtual machines on any kernel, by emulation: slow, but with all that the API offers for
 * them but the agent (so no exec), and with a real SPICE server behind their graphical consoles.
 */
const alias = 'busybox-vm'

/** What one machine gets: enough for busybox, little of a small computer. */
const profile = {
  // Nobody signed the lab's image.
  config: { 'limits.cpu': '1', 'limits.memory': '256MiB', 'security.secureboot': 'false' },
  size: '128MiB',
}

export async function upMachines(): Promise<void> {
  await makeMachineImage()
  await makeDevices()
  await upStandalone(machineServer, {
    change: (seed) => ({
      ...seed,
      profiles: seed.profiles.map(({ devices, ...rest }) => ({
        ...rest,
        config: profile.config,
        devices: { ...devices, root: { ...devices.root, size: profile.size } },
      })),
    }),
    images: async () => {
      await client(machineServer, ['image', 'import', machineMetadata, machineDisk, '--alias', alias])
    },
  })
}

export async function downMachines(): Promise<void> {
  await downStandalone(machineServer)
  await removeDevices()
}

/** Starts a machine; it is not waited until its guest is up, which takes some ten seconds. */
export async function launchMachine(name: string): Promise<void> {
  await client(machineServer, ['launch', '--vm', '--quiet', alias, name])
}
