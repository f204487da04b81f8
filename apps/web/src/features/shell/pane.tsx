import { operationKey } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { t } from '../../i18n/en.ts'
import { useOperations, useRuns, useSlice } from '../../live/hooks.ts'
import { IconButton } from '../../ui/button.tsx'
import { OperationLine } from './operation-line.tsx'
import { RunLine } from './run-line.tsx'
import { paneOpen } from './shell-state.ts'

const endedShown = 20

/** The operations pane: slides up from the bottom bar on any page, and outlives them. */
export const Pane = () => {
  const open = useSlice(paneOpen)
  return open ? <OpenPane /> : null
}

const Heading = ({ children }: { children: string }) => (
  <h3 className="m-0 px-4 pt-2 pb-1 font-[550] text-dim text-tiny">{children}</h3>
)

const OpenPane = () => {
  const { running, ended } = useOperations()
  const runs = useRuns()
  const nothing = running.length + ended.length + runs.length === 0
  return (
    <section
      id="operations-pane"
      aria-label={t.shell.pane.title}
      className="flex h-[min(320px,45vh)] shrink-0 animate-[rise_120ms_ease-out] flex-col border-line border-t bg-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') paneOpen.set(false)
      }}
    >
      <div className="flex h-9 shrink-0 items-center gap-3 border-line border-b px-4">
        <h2 className="m-0 flex-1 font-semibold">{t.shell.pane.title}</h2>
        <Link to="/operations" className="no-underline hover:underline">
          {t.shell.pane.all}
        </Link>
        <IconButton icon={X} size="small" label={t.shell.pane.close} onClick={() => paneOpen.set(false)} />
      </div>
      <section
        aria-label={t.shell.pane.list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop of its own no key could scroll it
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto pb-2 focus-visible:-outline-offset-2"
      >
        {nothing && <p className="m-0 px-4 py-4 text-dim">{t.shell.pane.none}</p>}
        {runs.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
        {running.length > 0 && <Heading>{t.shell.pane.runningNow}</Heading>}
        <ul className="m-0 list-none p-0">
          {running.map((row) => (
            <OperationLine key={operationKey(row)} row={row} />
          ))}
        </ul>
        {ended.length > 0 && <Heading>{t.shell.pane.ended}</Heading>}
        <ul className="m-0 list-none p-0">
          {ended.slice(0, endedShown).map((row) => (
            <OperationLine key={operationKey(row)} row={row} />
          ))}
        </ul>
      </section>
    </section>
  )
}
