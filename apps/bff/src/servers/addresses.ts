import { BlockList, isIP } from 'node:net'
import type { CheckAddress } from '@gantry/lxd-client/node'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
loopback.addSubnet('0.0.0.0', 8)
loopback.addAddress('::', 'ipv6')

/** Link-local, where clouds keep their metadata services (169.254.169.254, fd00:ec2::254), multicast and broadcast. */
const never = new BlockList()
never.addSubnet('169.254.0.0', 16)
never.addSubnet('fe80::', 10, 'ipv6')
never.addAddress('fd00:ec2::254', 'ipv6')
never.addAddress('fd20:ce::254', 'ipv6')
never.addAddress('100.100.100.200')
never.addAddress('168.63.129.16')
never.addAddress('192.0.0.192')
never.addSubnet('224.0.0.0', 4)
never.addAddress('255.255.255.255')
never.addSubnet('ff00::', 8, 'ipv6')

/**
 * The rule for addresses of servers (S38). The connector asks it with the address it is about to connect to, so a
 * name cannot be fine when it is added and point elsewhere later (S39).
 */
export const addressRule =
  ({ allowLoopback }: { allowLoopback: boolean }): CheckAddress =>
  (ip) => {
    const plain = plainAddress(ip)
    const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4'
    if (never.check(plain, family)) return 'link-local, metadata and multicast addresses are never servers'
    if (!allowLoopback && loopback.check(plain, family)) {
      return 'servers on loopback are not allowed here (GANTRY_ALLOW_LOOPBACK_SERVERS=1 allows them)'
    }
    return undefined
  }

/** Without a zone, and an IPv4 address that is written as IPv6 as itself, or the rules for it would not see it. */
const plainAddress = (ip: string): string => {
  const bare = ip.split('%')[0] ?? ''
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (dotted !== undefined) return dotted
  const mapped = /^(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare)
  if (mapped === null) return bare
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
