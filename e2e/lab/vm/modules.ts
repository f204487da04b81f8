import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { command } from '../command.ts'

/** What the guest drives: its keyboard and pointer, serial lines, disk, network, and the power button. */
const wanted = [
  ...['virtio_pci', 'virtio_input', 'evdev', 'virtio_console', 'virtio_blk', 'virtio_scsi', 'sd_mod'],
  ...['virtio_net', 'virtio_rng', 'af_packet', 'usbhid', 'hid_generic', 'xhci_pci', 'button'],
]

/** Some are part of the kernel itself and no file. */
export async function modulesFor(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, string>()
  for (const file of await readdir(folder, { recursive: true })) {
    const found = /^(.+)\.ko(\.xz)?$/.exec(basename(file))
    if (found?.[1]) files.set(found[1].replaceAll('-', '_'), join(folder, file))
  }
  const chosen = new Map<string, Buffer>()
  const add = async (name: string): Promise<void> => {
    const file = files.get(name)
    if (file === undefined || chosen.has(name)) return
    if (file.endsWith('.xz')) await command('xz', ['--decompress', '--force', file])
    const content = await readFile(file.replace(/\.xz$/, ''))
    for (const needed of dependenciesOf(content)) await add(needed)
    // After what it needs: the order of the map is the order of loading.
    chosen.set(name, content)
  }
  for (const name of wanted) await add(name)
  return chosen
}

/** A module carries a list of its own: `depends=a,b`, ended by a zero byte. */
function dependenciesOf(module: Buffer): string[] {
  const key = 'depends='
  const at = module.indexOf(`\0${key}`)
  if (at < 0) return []
  const from = at + 1 + key.length
  const text = module.toString('latin1', from, module.indexOf(0, from))
  return text
    .split(',')
    .filter((name) => name !== '')
    .map((name) => name.replaceAll('-', '_'))
}
