import type { InstanceAction, StartAction } from '@gantry/protocol/actions'
import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react'
import { reported } from '../../../api/reported.ts'
import { startAction } from '../../../api/start-action.ts'
import { toast } from '../../../ui/toast.tsx'
import type { Wanted } from '../../terminals/open-command.ts'
import { useOpenTerminal } from '../../terminals/use-open-terminal.ts'
import { canSome, confirmed } from './can.ts'
import { type AskedTask, type DialogTask, TaskDialog } from './task-dialog.tsx'
import { useActionContext } from './use-action-context.ts'

const StartDialog = lazy(() =>
  import('../../command-runs/start-dialog.tsx').then((module) => ({ default: module.StartDialog })),
)

const ActionConfirm = lazy(() =>
  import('./action-confirm.tsx').then((module) => ({ default: module.ActionConfirm })),
)
const CommandsDialog = lazy(() =>
  import('./commands-dialog.tsx').then((module) => ({ default: module.CommandsDialog })),
)

const SnapshotManyDialog = lazy(() =>
  import('../snapshots/snapshot-many-dialog.tsx').then((module) => ({ default: module.SnapshotManyDialog })),
)

const TransferDialog = lazy(() =>
  import('../transfer/transfer-dialog.tsx').then((module) => ({ default: module.TransferDialog })),
)

export type ActionFlow = {
  /** Does it, after asking where something would be lost. */
  ask: (action: InstanceAction, rows: readonly InstanceRow[]) => void
  /** Shows a run on this page. */
  show: (run: string) => void
  showCommands: (rows: readonly InstanceRow[]) => void
  /** Asks which command to run on them, without a terminal. */
  runCommand: (rows: readonly InstanceRow[]) => void
  /** Asks how a snapshot of each is to be taken. */
  snapshot: (rows: readonly InstanceRow[]) => void
  /** Asks to which other server they are copied or moved. */
  transfer: (rows: readonly InstanceRow[]) => void
  /** Opens the dialog of a task. */
  openTask: (task: DialogTask, row: InstanceRow) => void
  /** Opens a session in it, and shows it in the dock. */
  openTerminal: (kind: Wanted['kind'], row: InstanceRow) => void
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
  const [running, setRunning] = useState<readonly InstanceRow[]>()
  const [snapping, setSnapping] = useState<readonly InstanceRow[]>()
  const [transferring, setTransferring] = useState<readonly InstanceRow[]>()
  const [task, setTask] = useState<AskedTask>()
  const [runId, setRunId] = useState<string>()
  // The same for the dock, which is another one whenever a tab of it is.
  const openNow = useOpenTerminal()
  const open = useRef(openNow)
  open.current = openNow

  const again = useCallback(async (request: StartAction): Promise<void> => {
    const result = await startAction(request)
    if (result.ok) setRunId(result.value.id)
    else toast.failed(result.failure)
  }, [])
  const flow = useMemo<ActionFlow>(
    () => ({
      ask: (action, rows) => {
        const { able } = canSome(action, rows, contextOf.current)
        if (able.length === 0) return
        if (confirmed.has(action)) setAsked({ action, rows })
        else void again({ what: { action }, instances: able.map(instanceKey) })
      },
      show: setRunId,
      showCommands: setCommands,
      runCommand: setRunning,
      snapshot: setSnapping,
      transfer: setTransferring,
      openTask: (task, row) => setTask({ task, row }),
      openTerminal: (kind, row) => void reported(open.current({ kind, instance: instanceKey(row) })),
      runId,
      dismiss: () => setRunId(undefined),
    }),
    [again, runId],
  )
  return (
    <Flow.Provider value={flow}>
      {children}
      <Suspense>
        {asked !== undefined && (
          <ActionConfirm
            action={asked.action}
            rows={asked.rows}
            contextOf={now}
            onClose={() => setAsked(undefined)}
            onConfirm={(able) => {
              setAsked(undefined)
              void again({ what: { action: asked.action }, instances: able.map(instanceKey) })
            }}
          />
        )}
        {task !== undefined && <TaskDialog asked={task} onClose={() => setTask(undefined)} />}
        {commands !== undefined && <CommandsDialog rows={commands} onClose={() => setCommands(undefined)} />}
        {snapping !== undefined && (
          <SnapshotManyDialog rows={snapping} onStarted={setRunId} onClose={() => setSnapping(undefined)} />
        )}
        {transferring !== undefined && (
          <TransferDialog
            rows={transferring}
            onStarted={setRunId}
            onClose={() => setTransferring(undefined)}
          />
        )}
        {running !== undefined && <StartDialog rows={running} onClose={() => setRunning(undefined)} />}
      </Suspense>
    </Flow.Provider>
  )
}
