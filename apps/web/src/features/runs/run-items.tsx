import type { ActionItem, ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TransferWay } from '@gantry/protocol/transfer'
import { Link } from '@tanstack/react-router'
import { run as words } from '../../i18n/en/transfer.ts'
import { t } from '../../i18n/en.ts'
import { useServerNames } from '../../live/hooks.ts'
import { type Result, ResultList } from '../../ui/result-list.tsx'
import { ItemProgress } from './item-progress.tsx'

/** The instance that came out of it, and by which way. */
const Made = ({ made, way }: { made: string; way: TransferWay | undefined }) => {
  const { server, project, name } = splitInstanceKey(made)
  return (
    <span className="flex min-w-0 flex-wrap gap-x-2 text-dim">
      <Link
        to="/instances/$server/$project/$name"
        params={{ server, project, name }}
        className="min-w-0 text-text underline"
      >
        {name}
      </Link>
      {way !== undefined && words.ways[way]}
    </span>
  )
}

const detailOf = (item: ActionItem): Pick<Result, 'detail'> => {
  const { state, made, way } = item
  if (state === 'running') return { detail: <ItemProgress item={item} /> }
  return made === undefined ? {} : { detail: <Made made={made} way={way} /> }
}

/** Every item with its result, and with the server's whole answer where it failed. */
export const RunItems = ({ run }: { run: ActionRun }) => {
  const nameOf = useServerNames()
  const results = run.items.map((item): Result => {
    const { server, project, name } = splitInstanceKey(item.key)
    return {
      key: item.key,
      title: name,
      place: `${nameOf(server) ?? server} · ${project}`,
      state: item.state,
      error: item.error,
      ...detailOf(item),
    }
  })
  return <ResultList results={results} words={t.instances.run.states} />
}
