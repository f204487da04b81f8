import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { t } from '../../i18n/en.ts'
import { startLive } from '../../live/live.ts'
import { reportActivity } from '../session/report-activity.ts'
import { SessionView } from './session-view.tsx'
import { TerminalMenu } from './terminal-menu.tsx'
import { terminalName } from './terminal-name.ts'
import { terminalsQuery } from './terminal-requests.ts'

/** One session in a window of its own. */
export const WindowPage = ({ id }: { id: string }) => {
  useEffect(startLive, [])
  useEffect(reportActivity, [])
  const { data } = useQuery(terminalsQuery)
  const row = data?.find((one) => one.id === id)
  const [searching, setSearching] = useState(false)
  const name = row === undefined ? t.terminals.one : terminalName(row)
  const title = row?.title || name
  useEffect(() => {
    document.title = `${title} · Gantry`
  }, [title])
  return (
    <main className="flex h-full flex-col">
      <div className="flex h-9 shrink-0 items-center gap-2 border-line border-b bg-panel pr-1.5 pl-3">
        <h1 className="m-0 min-w-0 flex-1 truncate font-semibold">{name}</h1>
        <TerminalMenu id={id} row={row} onSearch={() => setSearching(true)} onTakeOut={() => close()} />
      </div>
      <SessionView
        id={id}
        row={row}
        shown
        focus={1}
        searching={searching}
        onSearching={setSearching}
        onTakeOut={() => close()}
      />
    </main>
  )
}
