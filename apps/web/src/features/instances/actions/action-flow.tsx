import type { InstanceAction } from '@gantry/protocol/actions'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { startAction } from '../../../api/start-action.ts'
import { toast } from '../../../ui/toast.tsx'
import { ActionConfirm } from './action-confirm.tsx'
import { canSome, confirmed } from './can.ts'
import { CommandsDialog } from './commands-dialog.tsx'
import { useActionContext } from './use-action-context.ts'

export type ActionFlow = {
  /** Does it, after asking where something would be lost. */
  ask: (action: InstanceAction, rows: readonly InstanceRow[]) => void
  /** Starts a run without asking: the failed ones of another run, once more. */
  again: (action: InstanceAction, keys: readonly string[]) => void
  showCommands: (rows: readonly InstanceRow[]) => void
  /** The run that was started last from this page, until it is dismissed. */
  runId: string | undefined
  dismiss: () => void
}

const Flow = createContext<ActionFlow | undefined>(undefined)

export const useActionFlow = (): ActionFlow => {
  const flow = useContext(Flow)
  if (flow === undefined) throw new Error('Actions are asked for outside of ActionFlowProvider')
  return flow
}

/** Everything between pressing an action and its result: the question, the request, and which run is shown. */
export const ActionFlowProvider = ({ children }: { children: ReactNode }) => {
  // Asked only when something is: the flow itself must not be another one for each step of an operation.
  const now = useActionContext()
  const contextOf = useRef(now)
  contextOf.current = now
  const [asked, setAsked] = useState<{ action: InstanceAction; rows: readonly InstanceRow[] }>()
  const [commands, setCommands] = useState<readonly InstanceRow[]>()
  const [runId, setRunId] = useState<string>()

  const again = useCallback(async (action: InstanceAction, keys: readonly string[]): Promise<void> => {
    const result = await startAction({ action, instances: [...keys] })
    if (result.ok) setRunId(result.value.id)
    else toast.failed(result.failure)
  }, [])
  const flow = useMemo<ActionFlow>(
    () => ({
      ask: (action, rows) => {
        const { able } = canSome(action, rows, contextOf.current)
        if (able.length === 0) return
        if (confirmed.has(action)) setAsked({ action, rows })
        else void again(action, able.map(instanceKey))
      },
      again: (action, keys) => void again(action, keys),
      showCommands: setCommands,
      runId,
      dismiss: () => setRunId(undefined),
    }),
    [again, runId],
  )
  return (
    <Flow.Provider value={flow}>
      {children}
      {asked !== undefined && (
        <ActionConfirm
          action={asked.action}
          rows={asked.rows}
          contextOf={now}
          onClose={() => setAsked(undefined)}
          onConfirm={(able) => {
            setAsked(undefined)
            void again(asked.action, able.map(instanceKey))
          }}
        />
      )}
      {commands !== undefined && <CommandsDialog rows={commands} onClose={() => setCommands(undefined)} />}
    </Flow.Provider>
  )
}
