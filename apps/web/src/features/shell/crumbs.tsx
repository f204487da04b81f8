import { Link, useMatches } from '@tanstack/react-router'
import { Fragment } from 'react'
import { t } from '../../i18n/en.ts'
import { useServers } from '../../live/hooks.ts'
import { groupOf } from './nav-items.ts'

/** The path of titles to this page, from what each route says of itself in `staticData.crumb`. */
export const Crumbs = () => {
  const matches = useMatches()
  // A crumb may be the name of a server, which can change while the page is open.
  useServers()
  const last = matches.at(-1)
  const group = last === undefined ? undefined : groupOf(last.pathname.replace(/\/$/, '') || '/')
  const crumbs = matches.flatMap((match) => {
    const { crumb } = match.staticData
    const label = typeof crumb === 'function' ? crumb(match.params) : crumb
    return label === undefined ? [] : [{ label, id: match.id, to: match.pathname }]
  })
  return (
    <nav
      aria-label={t.ui.breadcrumbs}
      className="flex min-w-0 items-center gap-1.5 overflow-hidden whitespace-nowrap"
    >
      {group !== undefined && <span className="text-dim max-sm:hidden">{group}</span>}
      {crumbs.map(({ label, id, to }, index) => (
        <Fragment key={id}>
          {(index > 0 || group !== undefined) && (
            <span
              aria-hidden="true"
              className={index === 0 ? 'text-line-strong max-sm:hidden' : 'text-line-strong'}
            >
              /
            </span>
          )}
          {index === crumbs.length - 1 ? (
            <span aria-current="page" className="truncate font-semibold">
              {label}
            </span>
          ) : (
            <Link to={to} className="truncate text-dim no-underline hover:text-text">
              {label}
            </Link>
          )}
        </Fragment>
      ))}
    </nav>
  )
}
