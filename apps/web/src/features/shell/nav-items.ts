import type { Permission } from '@gantry/protocol/permissions'
import {
  Activity,
  Box,
  Camera,
  LayoutDashboard,
  type LucideIcon,
  ScrollText,
  Server,
  SquareTerminal,
  Users,
  Video,
  Zap,
} from 'lucide-react'
import { t } from '../../i18n/en.ts'

export type NavPath =
  | '/'
  | '/instances'
  | '/snapshots'
  | '/operations'
  | '/terminals'
  | '/commands'
  | '/servers'
  | '/people'
  | '/audit'
  | '/recordings'

export type NavItem = {
  to: NavPath
  label: string
  icon: LucideIcon
  /** The second key after `g`. */
  key?: string
  /** Shown only to those who hold it somewhere. */
  needs?: Permission
}

export const navGroups: readonly { label: string; items: readonly NavItem[] }[] = [
  {
    label: t.shell.groups.fleet,
    items: [
      { to: '/', label: t.shell.overview, icon: LayoutDashboard, key: 'h' },
      { to: '/instances', label: t.shell.instances, icon: Box, key: 'i' },
      { to: '/snapshots', label: t.shell.snapshots, icon: Camera, needs: 'view' },
    ],
  },
  {
    label: t.shell.groups.operate,
    items: [
      { to: '/operations', label: t.shell.operations, icon: Activity, key: 'o' },
      {
        to: '/terminals',
        label: t.terminals.title,
        icon: SquareTerminal,
        key: 't',
        needs: 'instances.exec',
      },
      { to: '/commands', label: t.shell.commands, icon: Zap, key: 'c', needs: 'instances.exec' },
    ],
  },
  {
    label: t.shell.groups.infrastructure,
    items: [{ to: '/servers', label: t.shell.servers, icon: Server, key: 's' }],
  },
  {
    label: t.shell.groups.administration,
    items: [
      { to: '/people', label: t.shell.people, icon: Users, needs: 'people.manage' },
      { to: '/audit', label: t.shell.audit, icon: ScrollText, needs: 'audit.view' },
      { to: '/recordings', label: t.shell.recordings, icon: Video, needs: 'audit.view' },
    ],
  },
]

/** What the bar of narrow screens holds, which has room for five; the rest is in the account's menu there. */
export const inBottomBar: ReadonlySet<NavPath> = new Set([
  '/',
  '/instances',
  '/operations',
  '/terminals',
  '/servers',
])

/** The group that a path belongs to: the first of the breadcrumbs. */
export const groupOf = (path: string): string | undefined =>
  navGroups.find(({ items }) =>
    items.some(({ to }) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))),
  )?.label
