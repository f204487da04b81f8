import { type ReactNode, useState } from 'react'
import type { ApiResult } from '../api/result.ts'
import { t } from '../i18n/en.ts'
import { Button } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { type Result, ResultList } from './result-list.tsx'
import { toast } from './toast.tsx'
import { useRequest } from './use-request.ts'
import type { Verdict } from './verdict.ts'

export type Deleted = {
  /** Its name, which no other of them has. */
  key: string
  title: ReactNode
  /** At the right of it: how old, how large. */
  detail?: ReactNode
}

const words = t.ui.deletion

/** With its name, for where that does not stand beside it. */
const named = async (key: string, asked: Promise<ApiResult<unknown>>): Promise<ApiResult<unknown>> => {
  const result = await asked
  if (result.ok) return result
  return { ok: false, failure: { ...result.failure, message: `${key}: ${result.failure.message}` } }
}

/**
 * Asks, deletes one or many one after the other, and shows what became of each where not all went well: one that fails
 * does not keep the others. Closed meanwhile it goes on, and what fails is told all the same.
 */
export const DeleteDialog = ({
  deleted,
  title,
  text,
  action,
  done,
  command,
  typed,
  can,
  children,
  remove,
  onDone,
  onClose,
}: {
  deleted: readonly Deleted[]
  title: string
  /** What is lost. */
  text: string
  action: string
  /** What is said when all are gone. */
  done: string
  command?: string
  /** Something that must be typed first, where a mistake would cost much. */
  typed?: string | undefined
  /** Whether it can be begun now: rights and servers may go while it is asked. */
  can?: Verdict | undefined
  children?: ReactNode
  remove: (key: string) => Promise<ApiResult<unknown>>
  /** When nothing more will be deleted, whatever became of them. */
  onDone?: () => void
  onClose: () => void
}) => {
  const [results, setResults] = useState<readonly Result[]>()
  const [over, setOver] = useState(false)
  const { ask, close, finish } = useRequest(onClose)
  const run = async (): Promise<void> => {
    let all: readonly Result[] = deleted.map((each) => ({ ...each, state: 'waiting' }))
    const put = (key: string, part: Partial<Result>): void => {
      all = all.map((each) => (each.key === key ? { ...each, ...part } : each))
      setResults(all)
    }
    for (const { key } of deleted) {
      put(key, { state: 'running' })
      const removing = remove(key)
      await ask(named(key, removing))
      const result = await removing
      put(key, result.ok ? { state: 'done' } : { state: 'failed', error: result.failure.message })
    }
    onDone?.()
    setOver(true)
    if (all.some(({ state }) => state === 'failed')) return
    toast.done(done)
    finish()
  }
  if (results !== undefined) {
    const count = (wanted: Result['state']): number => results.filter(({ state }) => state === wanted).length
    const failed = count('failed')
    return (
      <Dialog
        open
        onOpenChange={close}
        title={
          over ? words.failed(failed, results.length) : words.progress(count('done') + failed, results.length)
        }
        footer={<Button onClick={close}>{t.ui.close}</Button>}
      >
        <ResultList results={results} words={words.states} />
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={close}
      title={title}
      action={action}
      danger
      can={can}
      command={command}
      {...(typed === undefined ? {} : { typed })}
      onConfirm={() => void run()}
    >
      <div className="grid gap-2.5">
        <p className="m-0">{text}</p>
        {(deleted.length > 1 || deleted[0]?.detail !== undefined) && (
          <ul className="m-0 max-h-48 list-none overflow-y-auto rounded-control border border-line p-0">
            {deleted.map(({ key, title: name, detail }) => (
              <li key={key} className="flex gap-3 border-line border-b px-2.5 py-1 last:border-0">
                <span className="min-w-0 flex-1 truncate font-[550]">{name}</span>
                {detail !== undefined && <span className="shrink-0 text-dim">{detail}</span>}
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </ConfirmDialog>
  )
}
