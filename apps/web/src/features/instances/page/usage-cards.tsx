import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import { lazy, Suspense } from 'react'
import { t } from '../../../i18n/en.ts'
import { bytes, none, percent, rate } from '../../../i18n/format.ts'
import { useUsage } from '../../../live/hooks.ts'
import type { UsagePoint } from '../../../live/usage-store.ts'
import { Section } from '../../../ui/section.tsx'
import type { Line } from './usage-chart.tsx'

const Chart = lazy(() => import('./usage-chart.tsx').then((module) => ({ default: module.UsageChart })))

const words = t.instancePage.usage

type Card = { title: string; value: string; lines: readonly Line[]; max: number | null }

const line = (
  points: readonly UsagePoint[],
  read: (point: UsagePoint) => number | null,
  colour: string,
): Line => ({ values: points.map(read), colour })

const cards = (points: readonly UsagePoint[], cores: number | null, counted: boolean): Card[] => {
  const last = points.at(-1)
  const known = (value: number | null | undefined, text: string): string =>
    value === null || value === undefined ? none : text
  const cpu = known(last?.cpu, percent(last?.cpu))
  const total = last?.memoryTotal ?? null
  const memory = known(last?.memory, bytes(last?.memory))
  return [
    {
      title: words.cpu,
      value: cores === null || cpu === none ? cpu : words.of(cpu, words.cores(cores)),
      lines: [line(points, (point) => point.cpu, '--accent')],
      max: cores === null ? null : cores * 100,
    },
    {
      title: words.memory,
      value: total === null || memory === none ? memory : words.of(memory, bytes(total)),
      lines: [line(points, (point) => point.memory, '--teal')],
      max: total,
    },
    {
      title: words.disk,
      value: counted ? known(last?.disk, bytes(last?.disk)) : none,
      lines: [line(points, (point) => (counted ? point.disk : null), '--hold')],
      max: null,
    },
    {
      title: words.network,
      value: known(last?.received, words.inOut(rate(last?.received), rate(last?.sent))),
      lines: [
        line(points, (point) => point.received, '--violet'),
        line(points, (point) => point.sent, '--accent'),
      ],
      max: null,
    },
  ]
}

const hasFigures = (card: Card): boolean =>
  card.lines.some((each) => each.values.some((value) => value !== null))

/**
 * What the instance uses now and in the last minutes. `cores` is how many it may use at once; `uncounted` names the
 * pool of its root disk when that is a plain directory: the figure is then that of the whole file system below it.
 */
export const UsageCards = ({
  row,
  cores,
  uncounted,
}: {
  row: InstanceRow
  cores: number | null
  uncounted: string | undefined
}) => {
  const points = useUsage(instanceKey(row))
  const running = row.status === 'Running' || row.status === 'Ready' || row.status === 'Frozen'
  const times = points.map((point) => point.at)
  const empty = running ? (points.length < 2 ? words.waiting : words.none) : words.notRunning
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {cards(running ? points : [], cores, uncounted === undefined).map((card) => (
        <Section key={card.title} title={card.title} note={card.value === none ? undefined : card.value}>
          {running && hasFigures(card) ? (
            <div role="img" aria-label={words.chart(card.title, card.value)}>
              <Suspense fallback={<div className="h-[84px]" />}>
                <Chart times={times} lines={card.lines} max={card.max} />
              </Suspense>
            </div>
          ) : (
            <p className="m-0 grid h-[84px] place-items-center text-dim">
              {running && card.title === words.disk && uncounted !== undefined
                ? words.uncounted(uncounted)
                : empty}
            </p>
          )}
        </Section>
      ))}
    </div>
  )
}
