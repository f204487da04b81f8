import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useMemo } from 'react'
import { commands } from '../../i18n/en/commands.ts'
import { bytes } from '../../i18n/format.ts'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/code.tsx'
import { ErrorPanel } from '../../ui/notices.tsx'
import { Bone, Skeleton } from '../../ui/skeleton.tsx'
import { commandOutputQuery } from './command-run-requests.ts'
import type { ItemRow } from './item-columns.tsx'
import { plainOutput } from './plain-output.ts'
import { ItemState } from './run-state.tsx'

const words = commands.page

/** What one instance printed, both streams as they came, while it comes. */
export const OutputPanel = ({ row, onClose }: { row: ItemRow; onClose: () => void }) => {
  const output = useQuery(commandOutputQuery(row.runId, row.key))
  const text = useMemo(() => plainOutput(output.data?.output ?? ''), [output.data])
  const isOver = row.state === 'done' || row.state === 'failed'
  return (
    <section
      aria-label={words.output(row.name)}
      className="flex min-h-0 min-w-0 flex-1 flex-col rounded-panel border border-line bg-panel"
    >
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-b py-1 pr-1 pl-3">
        <Link
          to="/instances/$server/$project/$name"
          params={splitInstanceKey(row.key)}
          className="truncate font-[550]"
        >
          {row.name}
        </Link>
        <span className="text-dim max-sm:hidden">{words.place(row.serverName, row.project)}</span>
        <ItemState item={row} />
        {row.exitCode !== null && <span className="text-dim">{words.code(row.exitCode)}</span>}
        <span className="ml-auto flex items-center">
          {text !== '' && <CopyButton text={text} />}
          <IconButton icon={X} size="small" label={words.close} onClick={onClose} />
        </span>
      </div>
      <div
        // A scrolling box must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-3 py-2 focus-visible:-outline-offset-2"
      >
        {row.error !== '' && (
          <p role="alert" className="m-0 mb-2 text-bad [overflow-wrap:anywhere]">
            <b className="font-semibold">{row.serverName}:</b> {row.error}
          </p>
        )}
        {output.isError && <ErrorPanel error={output.error} onRetry={() => void output.refetch()} />}
        {output.isPending && (
          <Skeleton>
            <Bone className="h-3 w-2/3" />
          </Skeleton>
        )}
        {output.data !== undefined && text === '' && (
          <p className="m-0 text-dim">{isOver ? words.noOutput : words.noOutputYet}</p>
        )}
        <pre className="m-0 text-small leading-[19px]">{text}</pre>
        {output.data?.truncated === true && (
          <p className="m-0 mt-2 text-warn">{words.cut(bytes(row.bytes))}</p>
        )}
      </div>
    </section>
  )
}
