import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { saveFile } from '../../../api/save-file.ts'
import { logs as words } from '../../../i18n/en/logs.ts'
import { bytes } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import type { LogFile } from './log-file.ts'
import { LogFinder } from './log-finder.tsx'
import { logText } from './log-queries.ts'
import { matchesOf, placeOf, tailOf } from './log-text.ts'
import { LogView } from './log-view.tsx'
import type { LogsSearch } from './logs-search.ts'

/** The end is what people look for, and this much of it is drawn at once on any computer. */
const endLength = 256 * 1024
const endStep = 64 * 1024
const followMs = 2_000

/** One log: its end or all of it, searched, and read again while it is followed. */
export const LogReader = ({
  params,
  file,
  search,
  online,
}: {
  params: InstanceParams
  file: LogFile
  search: LogsSearch
  online: boolean
}) => {
  const navigate = useNavigate({ from: '/instances/$server/$project/$name/logs' })
  const log = useQuery({
    ...logText(params, file),
    enabled: online,
    refetchInterval: search.follow === true && online ? followMs : false,
  })
  const query = search.q ?? ''
  const all = log.data ?? ''
  const text = useMemo(
    () => (search.whole === true ? all : tailOf(all, endLength, endStep)),
    [all, search.whole],
  )
  const matches = useMemo(() => matchesOf(text, query), [text, query])
  // Where the person went, from the beginning of the whole: what comes after it, and what is cut before it, moves nothing.
  const [step, setStep] = useState<{ query: string; place?: number; count: number }>({ query, count: 0 })
  const cut = all.length - text.length
  const wanted = step.query === query && step.place !== undefined ? step.place - cut : undefined
  const at = placeOf(matches, wanted)
  const onStep = (by: 1 | -1): void => {
    const place = matches[(at + by + matches.length) % matches.length]
    if (place !== undefined) setStep({ query, place: place + cut, count: step.count + 1 })
  }
  const onQuery = useCallback(
    (q: string) =>
      void navigate({ search: (before) => ({ ...before, q: q === '' ? undefined : q }), replace: true }),
    [navigate],
  )
  if (log.data === undefined) {
    if (log.isError) return <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />
    return online ? (
      <Skeleton>
        <Bone className="h-96 w-full" />
      </Skeleton>
    ) : null
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <LogFinder query={query} onQuery={onQuery} at={at} found={matches.length} onStep={onStep} />
        <span className="ml-auto text-dim max-sm:ml-0 max-sm:min-w-0 max-sm:flex-1">
          {search.follow === true ? words.following(bytes(all.length)) : bytes(all.length)}
        </span>
        <Button
          icon={Download}
          can={all === '' ? no(words.nothing) : yes}
          onClick={() => saveFile(`${params.name}-${file.name}`, all)}
        >
          {words.download}
        </Button>
      </div>
      {text.length < all.length && (
        <p className="m-0 flex flex-wrap items-center gap-3 text-warn">
          {words.cut(bytes(text.length), bytes(all.length))}
          <Button
            onClick={() => void navigate({ search: (before) => ({ ...before, whole: true }), replace: true })}
          >
            {words.showAll}
          </Button>
        </p>
      )}
      <LogView
        label={file.name}
        text={all.trim() === '' ? words.empty : text}
        wrap={search.wrap === true}
        matches={matches}
        length={query.length}
        current={matches[at]}
        asked={`${step.count} ${search.whole === true} ${query}`}
      />
    </>
  )
}
