import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command } from './command.ts'
import { folders } from './settings.ts'

/** An image of the lab: one megabyte of busybox that takes an address by DHCP and answers on port 80. */
export interface LabImage {
  variant: 'default' | 'web'
  description: string
}

export const labImages: LabImage[] = [
  { variant: 'default', description: 'Busybox 1.35' },
  { variant: 'web', description: 'Busybox 1.35 with a web server' },
]

const folderOf = (image: LabImage) => join(folders.images, image.variant)
export const rootfsOf = (image: LabImage) => join(folderOf(image), 'rootfs')
/** The unified tarball that `lxc image import` takes. */
export const busyboxTarball = join(folders.images, 'busybox.tar.gz')
export const metadataTarball = (image: LabImage) => join(folders.images, `${image.variant}-metadata.tar.xz`)

/** Makes the images' folders and tarballs, once. */
export async function makeImages(): Promise<void> {
  if (existsSync(busyboxTarball)) return
  await rm(folders.images, { recursive: true, force: true })
  const applets = (await command('/bin/busybox', ['--list'])).split('\n').filter((name) => name !== '')
  for (const image of labImages) await makeImage(image, applets)
  const [first] = labImages
  if (!first) return
  const unfinished = `${busyboxTarball}.new`
  await command('tar', ['-C', folderOf(first), '-czf', unfinished, 'metadata.yaml', 'rootfs', 'templates'])
  await rename(unfinished, busyboxTarball)
}

async function makeImage(image: LabImage, applets: string[]): Promise<void> {
  const root = rootfsOf(image)
  for (const name of [
    'bin',
    'sbin',
    'etc/init.d',
    'proc',
    'sys',
    'dev',
    'root',
    'tmp',
    'run',
    'var/www',
    'var/log',
    'home/user',
    'mnt',
  ]) {
    await mkdir(join(root, name), { recursive: true })
  }
  await copyFile('/bin/busybox', join(root, 'bin/busybox'))
  // A link from busybox to itself would end in "Too many levels of symbolic links".
  for (const applet of applets) {
    if (applet !== 'busybox') await symlink('/bin/busybox', join(root, 'bin', applet))
  }
  await symlink('/bin/busybox', join(root, 'sbin/init'))
  for (const [name, text] of Object.entries(systemFiles(image))) await writeFile(join(root, name), text)
  for (const name of ['etc/init.d/rcS', 'etc/udhcpc.script']) await chmod(join(root, name), 0o755)
  await mkdir(join(folderOf(image), 'templates'), { recursive: true })
  await writeFile(join(folderOf(image), 'templates/hostname.tpl'), '{{ container.name }}\n')
  await writeFile(
    join(folderOf(image), 'templates/hosts.tpl'),
    '127.0.0.1 localhost\n127.0.1.1 {{ container.name }}\n',
  )
  await writeFile(join(folderOf(image), 'metadata.yaml'), JSON.stringify(metadata(image)))
  await command('tar', ['-C', folderOf(image), '-cJf', metadataTarball(image), 'metadata.yaml', 'templates'])
}

const systemFiles = (image: LabImage): Record<string, string> => ({
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000:user:/home/user:/bin/sh\n',
  'etc/group': 'root:x:0:\nuser:x:1000:\n',
  'etc/inittab': '::sysinit:/etc/init.d/rcS\nconsole::respawn:-/bin/sh\n::ctrlaltdel:/bin/poweroff\n',
  'etc/init.d/rcS': [
    '#!/bin/sh',
    'hostname -F /etc/hostname',
    '[ -e /sys/class/net/eth0 ] && udhcpc -i eth0 -b -q -s /etc/udhcpc.script >/dev/null 2>&1 &',
    'echo "hello from $(hostname)" > /var/www/index.html',
    ...(image.variant === 'web' ? ['httpd -p 80 -h /var/www'] : []),
    'echo "boot finished"',
    '',
  ].join('\n'),
  'etc/udhcpc.script': [
    '#!/bin/sh',
    'case "$1" in',
    'deconfig) ip addr flush dev $interface; ip link set $interface up ;;',
    'bound|renew)',
    '  ip addr flush dev $interface; ip addr add $ip/$mask dev $interface',
    '  for gateway in $router; do ip route add default via $gateway dev $interface; break; done',
    '  : > /etc/resolv.conf; for server in $dns; do echo nameserver $server >> /etc/resolv.conf; done ;;',
    'esac',
    '',
  ].join('\n'),
})

const metadata = (image: LabImage) => ({
  architecture: 'x86_64',
  creation_date: Math.floor(Date.now() / 1000),
  properties: {
    os: 'Busybox',
    release: '1.35',
    variant: image.variant,
    architecture: 'amd64',
    description: image.description,
  },
  templates: {
    '/etc/hostname': { when: ['create', 'copy', 'rename'], template: 'hostname.tpl' },
    '/etc/hosts': { when: ['create', 'copy', 'rename'], template: 'hosts.tpl' },
  },
})
