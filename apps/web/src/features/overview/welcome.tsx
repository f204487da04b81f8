import { Link } from '@tanstack/react-router'
import { Server } from 'lucide-react'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'

/** The first thing that a new administrator sees, and what somebody without any role sees. */
export const Welcome = () => {
  const words = t.overview.welcome
  return useMay()('servers.add') ? (
    <Empty
      icon={Server}
      title={words.title}
      text={words.text}
      action={
        <Link to="/servers/add" className={buttonClass('primary')}>
          {words.add}
        </Link>
      }
    />
  ) : (
    <Empty icon={Server} title={words.noneTitle} text={words.notYours} />
  )
}
