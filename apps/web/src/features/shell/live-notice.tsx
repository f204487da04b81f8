import { PlugZap } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { since } from '../../i18n/format.ts'
import { useLiveStatus } from '../../live/hooks.ts'
import { tryLiveNow } from '../../live/live.ts'
import type { LiveStatus } from '../../live/status.ts'
import { Notice, NoticeAction } from '../../ui/notices.tsx'

type Waiting = Extract<LiveStatus, { state: 'waiting' }>

/** Nobody needs to hear of a loss that is over before it is read. */
const calmMs = 1_500

const Text = ({ status }: { status: Waiting }) => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  if (now - status.since < calmMs) return null
  const seconds = status.retryAt === null ? 0 : Math.ceil((status.retryAt - now) / 1000)
  return (
    <div className="px-4 pt-3 max-sm:px-3">
      <Notice
        icon={<PlugZap size={16} aria-hidden />}
        actions={<NoticeAction onClick={tryLiveNow}>{t.shell.tryNow}</NoticeAction>}
      >
        {t.shell.notLive(since(status.since))}
        {seconds > 2 ? t.shell.tryingAgainIn(seconds) : t.shell.tryingAgain}
      </Notice>
    </div>
  )
}

/** "Not live since 14:02, trying again · Try now": what is shown stays, and says how old it is. */
export const LiveNotice = () => {
  const status = useLiveStatus()
  return status.state === 'waiting' ? <Text status={status} /> : null
}
