import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { files } from '../../../i18n/en/files.ts'
import type { Verdict } from '../../../ui/verdict.ts'
import { type Dropped, droppedFiles } from './dropped.ts'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files')

/** Files may be dropped anywhere on it; while some are held over it, it says where they would go. */
export const DropZone = ({
  path,
  can,
  onDrop,
  children,
}: {
  path: string
  can: Verdict
  onDrop: (dropped: Dropped[]) => void
  children: ReactNode
}) => {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent): void => {
    if (!hasFiles(event)) return
    // Also where nothing can be dropped: the browser would open the file in place of the page.
    event.preventDefault()
    event.dataTransfer.dropEffect = can.ok ? 'copy' : 'none'
    setOver(true)
  }
  const leave = (event: DragEvent): void => {
    const { relatedTarget, currentTarget } = event
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
  }
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    if (can.ok) void droppedFiles(event.dataTransfer.items).then(onDrop)
  }
  return (
    <section
      aria-label={files.table(path)}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
      className="relative flex min-h-0 flex-1 flex-col gap-3"
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-0 z-30 grid place-items-center rounded-panel border-2 border-accent border-dashed bg-[color-mix(in_srgb,var(--panel)_86%,transparent)]">
          <span className="flex items-center gap-2 font-[550] text-accent">
            <Upload size={18} aria-hidden />
            {can.ok ? files.drop(path) : can.why}
          </span>
        </div>
      )}
    </section>
  )
}
