import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { terminalsQuery } from './terminal-requests.ts'
import { TerminalView, type TerminalViewProps } from './terminal-view.tsx'

const VgaView = lazy(() => import('./vga-view.tsx').then((module) => ({ default: module.VgaView })))

/** What a session looks like: text, or the picture of a machine. */
export const SessionView = (props: TerminalViewProps) => {
  const { row, id, shown, focus, onTakeOut } = props
  const { isPending } = useQuery(terminalsQuery)
  // It stays what it was when it is taken off the list.
  const [kind, setKind] = useState(row?.kind)
  if (row !== undefined && row.kind !== kind) setKind(row.kind)
  // Each kind has sockets of its own; the wrong one would be refused.
  if (kind === undefined && isPending) return null
  if (kind !== 'vga') return <TerminalView {...props} />
  return (
    <Suspense>
      <VgaView id={id} row={row} shown={shown} focus={focus} onTakeOut={onTakeOut} />
    </Suspense>
  )
}
