import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command } from '../command.ts'
import { CannotRun } from '../packages.ts'
import { folders } from '../settings.ts'
import { guestFiles, guestFolders } from './guest.ts'
import { modulesFor } from './modules.ts'
import { kernelPackage } from './packages.ts'

/*
 * The image of the small virtual machine, some 15 MB: one partition with one program, which UEFI starts. It is
 * Debian's cloud kernel with its command line and the guest as its initial RAM disk ("unified kernel image").
 */
const folder = join(folders.images, 'vm')
const at = (...parts: string[]) => join(folder, ...parts)

export const machineDisk = at('disk.qcow2')
export const machineMetadata = at('metadata.tar.xz')

/** Made once. Prepared beside, so that a killed run leaves nothing that looks finished. */
export async function makeMachineImage(): Promise<void> {
  if (existsSync(machineMetadata)) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const kernel = await unpackKernel()
  await makeRamDisk(kernel.modules)
  await makeProgram(kernel.image)
  await makeDisk()
  await writeFile(at('metadata.yaml'), JSON.stringify(metadata()))
  await command('tar', ['-C', folder, '-cJf', at('metadata.new'), 'metadata.yaml'])
  for (const left of ['kernel', 'guest', 'ramdisk', 'program.efi', 'partition', 'disk.raw'])
    await rm(at(left), { recursive: true, force: true })
  await rename(at('metadata.new'), machineMetadata)
}

async function unpackKernel(): Promise<{ image: string; modules: string }> {
  const depends = await command('apt-cache', ['depends', kernelPackage]).catch(() => '')
  const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1]
  if (name === undefined)
    throw new CannotRun(`The VM server needs Debian's ${kernelPackage}, which no apt source has.`)
  // As root into a folder of root: apt's own user could not write here.
  const options = ['--quiet', '-o', 'APT::Sandbox::User=root']
  await command('apt-get', [...options, 'download', name], { cwd: folder, timeout: 300_000 })
  const archive = (await readdir(folder)).find((file) => file.endsWith('.deb')) ?? ''
  await command('dpkg', ['--extract', at(archive), at('kernel')])
  await rm(at(archive))
  const boot = (await readdir(at('kernel/boot'))).find((file) => file.startsWith('vmlinuz')) ?? ''
  return { image: at('kernel/boot', boot), modules: at('kernel/lib/modules') }
}

async function makeRamDisk(moduleFolder: string): Promise<void> {
  for (const name of guestFolders) await mkdir(at('guest', name), { recursive: true })
  await copyFile('/bin/busybox', at('guest/bin/busybox'))
  const applets = (await command('/bin/busybox', ['--list'])).split('\n')
  // A link from busybox to itself would end in "Too many levels of symbolic links".
  for (const applet of applets.filter((name) => name !== '' && name !== 'busybox'))
    await symlink('busybox', at('guest/bin', applet))
  for (const [name, text] of Object.entries(guestFiles)) {
    await writeFile(at('guest', name), text)
    if (text.startsWith('#!')) await chmod(at('guest', name), 0o755)
  }
  const modules = await modulesFor(moduleFolder)
  for (const [name, content] of modules) await writeFile(at('guest/modules', `${name}.ko`), content)
  await writeFile(at('guest/modules/order'), `${[...modules.keys()].join('\n')}\n`)
  const pack = 'find . | cpio --quiet --create --format=newc | gzip -9 > ../ramdisk'
  await command('/bin/sh', ['-c', pack], { cwd: at('guest') })
}

/** The stub of systemd-boot looks for these sections; the addresses only have to lie apart. */
async function makeProgram(kernel: string): Promise<void> {
  await writeFile(at('guest/command-line'), 'console=tty0 console=ttyS0 panic=-1')
  await writeFile(at('guest/release'), 'ID=gantry-lab\nPRETTY_NAME="Gantry lab"\n')
  const sections = [
    ['.osrel', at('guest/release'), 0x20000],
    ['.cmdline', at('guest/command-line'), 0x30000],
    ['.linux', kernel, 0x2000000],
    ['.initrd', at('ramdisk'), 0x4000000],
  ] as const
  const options = sections.flatMap(([name, file, address]) => [
    '--add-section',
    `${name}=${file}`,
    '--change-section-vma',
    `${name}=0x${address.toString(16)}`,
  ])
  const stub = '/usr/lib/systemd/boot/efi/linuxx64.efi.stub'
  await command('objcopy', [...options, stub, at('program.efi')])
}

async function makeDisk(): Promise<void> {
  await writeFile(at('partition'), '')
  await truncate(at('partition'), 40 * 1024 * 1024)
  await command('mkfs.vfat', ['-F', '32', at('partition')])
  await command('mmd', ['-i', at('partition'), '::/EFI', '::/EFI/BOOT'])
  await command('mcopy', ['-i', at('partition'), at('program.efi'), '::/EFI/BOOT/BOOTX64.EFI'])
  await writeFile(at('disk.raw'), '')
  await truncate(at('disk.raw'), 48 * 1024 * 1024)
  // A system partition, where UEFI looks for what it shall start.
  await command('sgdisk', ['--new=1:2048:+40M', '--typecode=1:ef00', at('disk.raw')])
  const copy = ['bs=1M', 'seek=1', 'conv=notrunc', 'status=none']
  await command('dd', [`if=${at('partition')}`, `of=${at('disk.raw')}`, ...copy])
  await command('qemu-img', ['convert', '-O', 'qcow2', '-c', at('disk.raw'), machineDisk])
}

const metadata = () => ({
  architecture: 'x86_64',
  creation_date: Math.floor(Date.now() / 1000),
  properties: {
    os: 'Busybox',
    release: '1.35',
    variant: 'vm',
    architecture: 'amd64',
    description: 'Busybox as a virtual machine',
  },
})
