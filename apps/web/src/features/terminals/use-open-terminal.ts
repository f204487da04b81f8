import type { TerminalRow } from '@gantry/protocol/terminal'
import { useCallback } from 'react'
import type { ApiResult } from '../../api/result.ts'
import type { Wanted } from './open-command.ts'
import { openTerminal } from './terminal-requests.ts'
import { useDock } from './use-dock.ts'

/** The window says how large it is as soon as it is there. */
const firstSize = { cols: 80, rows: 24 }

/** Opens a session and shows it in the dock. */
export const useOpenTerminal = (): ((wanted: Wanted) => Promise<ApiResult<TerminalRow>>) => {
  const { show } = useDock()
  return useCallback(
    async (wanted) => {
      const result = await openTerminal(wanted.kind === 'vga' ? wanted : { ...wanted, ...firstSize })
      if (result.ok) show(result.value.id)
      return result
    },
    [show],
  )
}
