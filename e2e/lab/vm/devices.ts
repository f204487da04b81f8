import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { command } from '../command.ts'
import { commandLine, livePids } from '../process.ts'
import { labDir } from '../settings.ts'

/*
 * LXD looks for two devices before it offers virtual machines: that of KVM, and the way to the agent in a guest.
 * Emulation needs neither. Where the kernel has none, twins of /dev/null stand in their places while a VM server of a
 * lab is up. Real ones are left alone.
 */
const devices = ['/dev/kvm', '/dev/vhost-vsock']
/** Major 1, minor 3: /dev/null. */
const standInNumber = (1 << 8) | 3

const numberOf = (device: string) => statSync(device, { throwIfNoEntry: false })?.rdev

export async function makeDevices(): Promise<void> {
  for (const device of devices) {
    if (numberOf(device) === undefined) await command('mknod', ['--mode=600', device, 'c', '1', '3'])
  }
}

export async function removeDevices(): Promise<void> {
  for (const device of await standIns()) await rm(device, { force: true })
}

export const leftDevices = async () => (await standIns()).map((device) => `device: ${device}`)

/** None while a second lab's VM server still needs them: the last one takes them away. */
async function standIns(): Promise<string[]> {
  const lines = (await livePids()).map(commandLine)
  const others = lines.some((line) => /\/logs\/vm\.log\b/.test(line) && !line.includes(`${labDir}/`))
  return others ? [] : devices.filter((device) => numberOf(device) === standInNumber)
}
