import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { number } from '../../i18n/format.ts'
import { Section } from '../../ui/section.tsx'
import type { Need } from './needs.ts'

const shown = 12
const look = 'text-text no-underline hover:text-accent [overflow-wrap:anywhere]'

const Target = ({ to, children }: { to: Need['to']; children: ReactNode }) => {
  if (to.page === 'server') {
    return (
      <Link to="/servers/$server" params={{ server: to.server }} className={look}>
        {children}
      </Link>
    )
  }
  return to.page === 'instances' ? (
    <Link to="/instances" search={{ q: to.q }} className={look}>
      {children}
    </Link>
  ) : (
    <Link to="/operations" className={look}>
      {children}
    </Link>
  )
}

export const NeedsCard = ({ needs }: { needs: readonly Need[] }) => (
  <Section title={t.overview.attention} note={needs.length > 0 ? number(needs.length) : undefined}>
    {needs.length === 0 ? (
      <p className="m-0 flex items-center gap-2 text-dim">
        <CircleCheck size={15} aria-hidden className="text-ok" />
        {t.overview.nothing}
      </p>
    ) : (
      <ul className="m-0 grid list-none gap-2 p-0">
        {needs.slice(0, shown).map((need) => (
          <li key={need.id} className="flex gap-2">
            {need.tone === 'bad' ? (
              <CircleAlert size={15} aria-label={t.overview.broken} className="mt-[2.5px] text-bad" />
            ) : (
              <TriangleAlert size={15} aria-label={t.overview.look} className="mt-[2.5px] text-warn" />
            )}
            <div className="min-w-0">
              <Target to={need.to}>{need.text}</Target>
              {need.why !== null && need.why !== '' && (
                <p className="m-0 line-clamp-2 text-dim text-small [overflow-wrap:anywhere]">{need.why}</p>
              )}
            </div>
          </li>
        ))}
        {needs.length > shown && <li className="text-dim">{t.shell.moreRunning(needs.length - shown)}</li>}
      </ul>
    )}
  </Section>
)
