import { useState } from 'react'
import { reported } from '../../api/reported.ts'
import { restartTerminal } from './terminal-requests.ts'

/** Runs a session that has ended once more, and gives the keyboard back to what shows it. */
export const useRestart = (id: string, takeFocus: () => void): { busy: boolean; restart: () => void } => {
  const [busy, setBusy] = useState(false)
  const restart = async (): Promise<void> => {
    setBusy(true)
    await reported(restartTerminal(id))
    setBusy(false)
    takeFocus()
  }
  return { busy, restart: () => void restart() }
}
