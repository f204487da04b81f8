import { isTrue } from '@gantry/lxd-client/config-value'
import type { InstanceFull } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { t } from '../../../i18n/en.ts'
import { age, bytes, moment, none } from '../../../i18n/format.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone } from '../../../ui/skeleton.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { rootDisk } from './limits.ts'

const words = t.instancePage.about

const Ago = ({ at }: { at: string | null }) => {
  const now = useNow()
  if (at === null || moment(at) === none) return <>{words.never}</>
  return (
    <time dateTime={at} data-tip={moment(at)}>
      {words.ago(age(at, now))}
    </time>
  )
}

const Addresses = ({ row }: { row: InstanceRow }) =>
  row.addresses.length === 0 ? (
    <span className="text-dim">{words.noAddresses}</span>
  ) : (
    <span className="flex flex-wrap gap-x-3">
      {row.addresses.map((address) => (
        <code key={address} className="text-small leading-5">
          {address}
        </code>
      ))}
    </span>
  )

const imageText = (detail: InstanceFull): string => {
  const config = detail.config
  const parts = [
    config['image.description'] ?? [config['image.os'], config['image.release']].filter(Boolean).join(' '),
    config['image.architecture'],
    config['image.variant'],
    config['image.serial'],
  ]
  return parts.filter(Boolean).join(', ')
}

/** `2GiB` as people write it. */
const spaced = (text: string): string => text.replace(/(\d)([A-Za-z])/, '$1 $2')

const limitsText = (detail: InstanceFull): string => {
  const config = detail.expanded_config
  const memory = config['limits.memory']
  const limits = [
    ...(config['limits.cpu'] ? [words.cpu(config['limits.cpu'])] : []),
    ...(memory ? [spaced(memory)] : []),
  ]
  const { size, pool } = rootDisk(detail)
  const root = words.root(size === undefined ? undefined : spaced(size), pool)
  return limits.length === 0 ? `${words.noLimit}, ${root}` : [...limits, root].join(', ')
}

const newest = (detail: InstanceFull): string | undefined =>
  detail.snapshots
    ?.map((snapshot) => snapshot.created_at)
    .sort()
    .at(-1)

/** What the instance is. The rest comes with the details; the row alone fills what it can until then. */
export const AboutSection = ({
  row,
  detail,
  pending,
  processes,
}: {
  row: InstanceRow
  detail: InstanceFull | undefined
  pending: boolean
  processes: number | null
}) => {
  const bone = pending ? <Bone className="h-3 w-40" /> : <span className="text-dim">{none}</span>
  const of = (text: (from: InstanceFull) => React.ReactNode): React.ReactNode =>
    detail === undefined ? bone : text(detail)
  const pid = detail?.state?.pid ?? 0
  const running = row.status === 'Running' || row.status === 'Frozen'
  return (
    <Section title={words.title}>
      <DescriptionList
        entries={[
          row.description !== '' && { term: words.description, value: row.description },
          { term: words.addresses, value: <Addresses row={row} /> },
          {
            term: words.image,
            value: of((from) => {
              const base = from.config['volatile.base_image']
              const text = imageText(from)
              if (base === undefined && text === '') return words.noImage
              return (
                <>
                  {text}{' '}
                  {base !== undefined && <code className="text-dim text-small">{base.slice(0, 12)}</code>}
                </>
              )
            }),
          },
          {
            term: words.profiles,
            value: row.profiles.length === 0 ? words.noProfiles : row.profiles.join(', '),
          },
          { term: words.limits, value: of(limitsText) },
          { term: words.created, value: <Ago at={row.created} /> },
          { term: words.lastUsed, value: <Ago at={row.lastUsed} /> },
          running && {
            term: words.processes,
            value: of((from) => words.processesText(processes ?? from.state?.processes ?? 0, pid)),
          },
          {
            term: words.snapshots,
            value: of((from) => {
              const last = newest(from)
              return (
                <>
                  {words.snapshotsText(from.snapshots?.length ?? 0)}
                  {last !== undefined && (
                    <>
                      , {words.newest} <Ago at={last} />
                    </>
                  )}
                </>
              )
            }),
          },
          { term: words.architecture, value: row.architecture },
          row.ephemeral && { term: words.ephemeral, value: words.ephemeralText },
          isTrue(detail?.expanded_config['boot.autostart']) && { term: words.autostart, value: words.yes },
          detail?.state?.disk?.root !== undefined && {
            term: t.instancePage.usage.disk,
            value: bytes(detail.state.disk.root.usage),
          },
        ]}
      />
    </Section>
  )
}
