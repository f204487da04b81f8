import { foldedKey } from './go-keys.ts'

/** One setting that lets what runs inside reach the host. `where` is how a person would name it. */
export type Escape = { where: string; part: 'config' | 'devices'; key: string; value: unknown }

const keys: { test: (key: string, value: string) => boolean }[] = [
  { test: (key) => key.startsWith('raw.') },
  { test: (key, value) => key === 'security.privileged' && isTrue(value) },
  // These let the host do system calls, mounts among them, on behalf of the container.
  { test: (key, value) => key.startsWith('security.syscalls.intercept.') && value !== '' && !isFalse(value) },
  {
    test: (key, value) =>
      /^security\.syscalls\.(allow|whitelist|deny_default|blacklist_default)$/.test(key) &&
      value !== '' &&
      !isTrue(value),
  },
  { test: (key, value) => key === 'linux.kernel_modules' && value !== '' },
  {
    test: (key) =>
      key === 'security.idmap.base' || key === 'volatile.idmap.base' || key === 'volatile.idmap.next',
  },
  { test: (key, value) => key === 'security.devlxd.images' && isTrue(value) },
]

const isTrue = (value: string): boolean => ['true', '1', 'yes', 'on'].includes(value.toLowerCase())
const isFalse = (value: string): boolean => ['false', '0', 'no', 'off'].includes(value.toLowerCase())

/** Types of devices that hand a part of the host over, or connect from the host's own network. */
const hostDevices = new Set([
  'unix-char',
  'unix-block',
  'unix-hotplug',
  'usb',
  'gpu',
  'pci',
  'infiniband',
  'tpm',
  'proxy',
])

/** What of an instance or profile would escape the container. */
export function escapesOf(body: Record<string, unknown>): Escape[] {
  const found: Escape[] = []
  for (const [part, content] of Object.entries(body)) {
    const name = foldedKey(part)
    if (!isObject(content)) continue
    if (name === 'config') {
      for (const [key, value] of Object.entries(content)) {
        if (keys.some(({ test }) => test(key, String(value))))
          found.push({ where: key, part: 'config', key, value })
      }
    } else if (name === 'devices') {
      for (const [key, device] of Object.entries(content)) {
        const why = isObject(device) ? deviceEscape(device) : undefined
        if (why !== undefined)
          found.push({ where: `device ${key} (${why})`, part: 'devices', key, value: device })
      }
    }
  }
  return found
}

function deviceEscape(device: Record<string, unknown>): string | undefined {
  const type = String(device.type ?? '')
  if (hostDevices.has(type)) return type
  if (type === 'disk') {
    const source = String(device.source ?? '')
    const pool = String(device.pool ?? '')
    if (pool === '' && source !== '' && !/^(cloud-init|agent):config$/.test(source)) return `source ${source}`
    if (String(device['raw.mount.options'] ?? '') !== '') return 'raw.mount.options'
  }
  if (type === 'nic' && /^(physical|sriov)$/.test(String(device.nictype ?? ''))) {
    return `nictype ${device.nictype}`
  }
  return undefined
}

/** Whether the object on the server has this very setting already: sending it back changes nothing. */
export function isThere(found: Escape, current: Record<string, unknown>): boolean {
  const content = current[found.part]
  return isObject(content) && canonical(content[found.key]) === canonical(found.value)
}

const canonical = (value: unknown): string =>
  JSON.stringify(isObject(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
