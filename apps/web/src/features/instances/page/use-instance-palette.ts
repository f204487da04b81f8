import { instanceActions } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { SquareTerminal } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '../../../i18n/en.ts'
import { usePaletteEntries } from '../../palette/palette-entries.ts'
import { useActionFlow } from '../actions/action-flow.tsx'
import { actionIcons } from '../actions/action-icons.ts'
import { type ActionContext, can } from '../actions/can.ts'

/** What can be done with the instance of this page, in the command palette. */
export const useInstancePalette = (row: InstanceRow, { server, bindings, passing }: ActionContext): void => {
  const flow = useActionFlow()
  const entries = useMemo(
    () => [
      ...instanceActions.map((action) => ({
        id: `instance ${action}`,
        label: `${t.instances.verbs[action]} ${row.name}`,
        icon: actionIcons[action],
        can: can(action, row, { server, bindings, passing }),
        run: () => flow.ask(action, [row]),
      })),
      {
        id: 'instance commands',
        label: t.instancePage.commands,
        icon: SquareTerminal,
        run: () => flow.showCommands([row]),
      },
    ],
    [row, server, bindings, passing, flow],
  )
  usePaletteEntries(entries)
}
