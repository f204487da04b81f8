import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { Monitor, Settings2, SquareTerminal } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { reported } from '../../api/reported.ts'
import { t } from '../../i18n/en.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import type { Verdict } from '../../ui/verdict.ts'
import type { ActionContext } from '../instances/actions/can.ts'
import { canOpen } from './can-open.ts'
import type { Wanted } from './open-command.ts'
import { useOpenTerminal } from './use-open-terminal.ts'

const OpenDialog = lazy(() => import('./open-dialog.tsx').then((module) => ({ default: module.OpenDialog })))

/** What opens sessions in an instance: the shell at once, the rest as entries of a menu. */
export const useTerminalItems = (
  row: InstanceRow,
  context: Pick<ActionContext, 'server' | 'bindings'>,
): {
  can: Verdict
  busy: boolean
  openShell: () => void
  items: () => MenuItem[]
  dialog: ReactNode
} => {
  const open = useOpenTerminal()
  const [busy, setBusy] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const start = async (kind: Wanted['kind']): Promise<void> => {
    setBusy(true)
    await reported(open({ kind, instance: instanceKey(row) }))
    setBusy(false)
  }
  return {
    can: canOpen('exec', row, context),
    busy,
    openShell: () => void start('exec'),
    items: () => [
      {
        label: t.terminals.openWith,
        icon: Settings2,
        can: canOpen('exec', row, context),
        onSelect: () => setChoosing(true),
      },
      {
        label: t.terminals.openConsole,
        icon: SquareTerminal,
        can: canOpen('console', row, context),
        onSelect: () => void start('console'),
      },
      ...(row.type === 'virtual-machine'
        ? [
            {
              label: t.terminals.openVga,
              icon: Monitor,
              can: canOpen('vga', row, context),
              onSelect: () => void start('vga'),
            },
          ]
        : []),
    ],
    dialog: choosing && (
      <Suspense>
        <OpenDialog row={row} onClose={() => setChoosing(false)} />
      </Suspense>
    ),
  }
}
