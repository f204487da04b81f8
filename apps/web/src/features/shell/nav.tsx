import { allowsSomewhere } from '@gantry/protocol/permissions'
import { Link } from '@tanstack/react-router'
import { usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { number } from '../../i18n/format.ts'
import { useInstances, useLoaded, useOperations, useServers } from '../../live/hooks.ts'
import { Logo } from './logo.tsx'
import { inBottomBar, type NavItem, type NavPath, navGroups } from './nav-items.ts'

/** How many there are of what an entry leads to. */
const useCounts = (): Partial<Record<NavPath, number>> => {
  const instances = useInstances().length
  const servers = useServers().length
  const { running } = useOperations()
  const loaded = useLoaded()
  if (!loaded) return {}
  return {
    '/instances': instances,
    '/servers': servers,
    ...(running.length > 0 ? { '/operations': running.length } : {}),
  }
}

const Entry = ({ item, count }: { item: NavItem; count: number | undefined }) => (
  <Link
    to={item.to}
    activeOptions={{ exact: item.to === '/', includeSearch: false }}
    className="group flex h-[30px] items-center gap-[9px] rounded-[6px] px-2 text-text no-underline hover:bg-hover aria-[current=page]:bg-sel aria-[current=page]:font-[550]"
  >
    <item.icon size={16} aria-hidden className="text-dim group-aria-[current=page]:text-accent" />
    <span className="flex-1 truncate">{item.label}</span>
    {count !== undefined && <span className="font-normal text-dim text-small">{number(count)}</span>}
  </Link>
)

export const Nav = () => {
  const { bindings } = usePerson()
  const counts = useCounts()
  const shown = (item: NavItem): boolean => item.needs === undefined || allowsSomewhere(bindings, item.needs)
  return (
    <aside className="w-[212px] shrink-0 overflow-y-auto border-line border-r bg-side px-2 py-3 max-md:hidden">
      <Link
        to="/"
        className="flex items-center gap-2 rounded-[6px] px-2 pt-0.5 pb-2.5 font-[650] text-[15px] text-text no-underline"
      >
        <Logo />
        {t.shell.gantry}
      </Link>
      <nav aria-label={t.shell.navigation}>
        {navGroups.map(({ label, items }) => {
          const some = items.filter(shown)
          if (some.length === 0) return null
          return (
            <div key={label}>
              <div className="px-2 pt-3 pb-1 font-[550] text-dim text-tiny">{label}</div>
              {some.map((item) => (
                <Entry key={item.to} item={item} count={counts[item.to]} />
              ))}
            </div>
          )
        })}
      </nav>
    </aside>
  )
}

/** The bottom bar of narrow screens: five at most. */
export const BottomNav = () => {
  const { bindings } = usePerson()
  const items = navGroups
    .flatMap((group) => group.items)
    .filter((item) => item.needs === undefined || allowsSomewhere(bindings, item.needs))
    .filter((item) => inBottomBar.has(item.to))
  return (
    <nav
      aria-label={t.shell.navigation}
      className="flex shrink-0 border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          activeOptions={{ exact: item.to === '/', includeSearch: false }}
          className="flex h-[52px] min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-dim text-tiny no-underline focus-visible:-outline-offset-2 aria-[current=page]:font-[550] aria-[current=page]:text-accent"
        >
          <item.icon size={18} aria-hidden />
          <span className="max-w-full truncate px-1">{item.label}</span>
        </Link>
      ))}
    </nav>
  )
}
