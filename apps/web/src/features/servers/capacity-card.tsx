import type { ServerRow } from '@gantry/protocol/server-row'
import type { ReactNode } from 'react'
import { t } from '../../i18n/en.ts'
import { bytes, number, since } from '../../i18n/format.ts'
import { Meter } from '../../ui/progress.tsx'
import { Section } from '../../ui/section.tsx'

const text = t.servers.page.capacity

const Line = ({ name, figure, children }: { name: ReactNode; figure: string; children?: ReactNode }) => (
  <div>
    <div className="mb-1 flex justify-between gap-3">
      <span className="min-w-0 truncate">{name}</span>
      <span className="whitespace-nowrap text-dim">{figure}</span>
    </div>
    {children}
  </div>
)

const Share = ({ name, kind, used, total }: { name: string; kind?: string; used: number; total: number }) => (
  <Line
    name={
      <>
        {name} {kind !== undefined && <span className="text-dim">{kind}</span>}
      </>
    }
    figure={text.of(bytes(used), bytes(total))}
  >
    <Meter used={used} total={total} label={name} />
  </Line>
)

const oneDigit = (value: number): string => (value < 10 ? value.toFixed(1) : number(value))

/** Load, memory and pools of a server as bars. A load above the number of cores fills the bar. */
export const CapacityCard = ({ server: { capacity } }: { server: ServerRow }) => {
  if (capacity === null) {
    return (
      <Section title={text.title}>
        <p className="m-0 text-dim">{text.none}</p>
      </Section>
    )
  }
  const { cpus, load, memory, pools } = capacity
  return (
    <Section title={text.title} note={text.asOf(since(capacity.at))}>
      <div className="grid gap-3">
        {cpus !== null && (
          <Line
            name={load === null ? text.processors : text.cpu}
            figure={load === null ? text.cores(cpus) : text.cpuOf(oneDigit(load), cpus)}
          >
            {load !== null && <Meter used={load} total={cpus} label={text.cpu} />}
          </Line>
        )}
        {memory !== null && <Share name={text.memory} {...memory} />}
        {pools.map(({ name, member, driver, used, total }) => {
          const label = text.pool(name, member)
          return used === null || total === null ? (
            <Line key={label} name={label} figure={text.unknown} />
          ) : (
            <Share key={label} name={label} kind={driver} used={used} total={total} />
          )
        })}
      </div>
    </Section>
  )
}
