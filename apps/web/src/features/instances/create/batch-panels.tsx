import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { lxd } from '../../../api/lxd.ts'
import { t } from '../../../i18n/en.ts'
import { useServers, useSlice } from '../../../live/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Status, type Tone } from '../../../ui/status.tsx'
import { toast } from '../../../ui/toast.tsx'
import {
  type BatchItem,
  type BatchState,
  type CreationBatch,
  cancelWaiting,
  creationBatches,
  dismissBatch,
} from './creation-batches.ts'
import { draft } from './creations.ts'
import { textOfNames } from './names.ts'

const words = t.create.several

const tones: Readonly<Record<BatchState, Tone>> = {
  waiting: 'off',
  running: 'busy',
  done: 'done',
  failed: 'bad',
  cancelled: 'off',
}

const cancelItem = async (server: string, serverName: string, item: BatchItem): Promise<void> => {
  if (item.operation === null) return
  const result = await lxd(server).operations.cancel(item.operation)
  if (!result.ok) toast.failed({ message: result.message, server: serverName })
}

const Item = ({ item, server, serverName }: { item: BatchItem; server: string; serverName: string }) => (
  <li className="grid grid-cols-[96px_1fr_auto] items-start gap-x-3 border-line border-b py-1 last:border-0">
    <Status tone={tones[item.state]} word={words.states[item.state]} />
    <span className="min-w-0 [overflow-wrap:anywhere]">
      <span className="font-[550]">{item.name}</span>
      {item.error !== '' && <span className="block text-bad">{item.error}</span>}
    </span>
    {item.state === 'running' && item.operation !== null && (
      <IconButton
        icon={X}
        size="small"
        label={words.cancelOne(item.name)}
        onClick={() => void cancelItem(server, serverName, item)}
      />
    )}
  </li>
)

const BatchPanel = ({ batch, serverName }: { batch: CreationBatch; serverName: string }) => {
  const navigate = useNavigate()
  const count = (state: BatchState): number => batch.items.filter((item) => item.state === state).length
  const all = batch.items.length
  const open = count('waiting') + count('running')
  const left = batch.items.filter((item) => item.state === 'failed' || item.state === 'cancelled')
  const title = words.title(all, serverName)
  const again = (): void => {
    draft.set({ ...batch.form, name: textOfNames(left.map((item) => item.name)) })
    dismissBatch(batch.id)
    void navigate({ to: '/instances/new' })
  }
  return (
    <section aria-label={title} className="rounded-[8px] border border-line bg-panel px-3 py-[7px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <b className="font-semibold">{title}</b>
        <span role="status" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          {open > 0 && <Progress percent={((all - open) / all) * 100} label={title} />}
          <span className="text-dim">{words.made(count('done'), all)}</span>
          {count('failed') > 0 && <Status tone="bad" word={words.failed(count('failed'))} />}
        </span>
        <span className="flex items-center gap-1.5">
          {count('waiting') > 0 && (
            <Button onClick={() => cancelWaiting(batch.id)}>{words.cancelWaiting(count('waiting'))}</Button>
          )}
          {open === 0 && left.length > 0 && <Button onClick={again}>{t.create.progress.again}</Button>}
          {open === 0 && (
            <IconButton icon={X} label={t.create.progress.dismiss} onClick={() => dismissBatch(batch.id)} />
          )}
        </span>
      </div>
      <details className="mt-1" open={left.length > 0 || undefined}>
        <summary className="cursor-pointer text-dim">{words.results}</summary>
        <ul className="m-0 max-h-60 list-none overflow-y-auto p-0">
          {batch.items.map((item) => (
            <Item key={item.name} item={item} server={batch.server} serverName={serverName} />
          ))}
        </ul>
      </details>
    </section>
  )
}

/** What becomes of instances that were asked for together, one by one. */
export const BatchPanels = () => {
  const servers = useServers()
  return useSlice(creationBatches).map((batch) => (
    <BatchPanel
      key={batch.id}
      batch={batch}
      serverName={servers.find((server) => server.id === batch.server)?.name ?? batch.server}
    />
  ))
}
