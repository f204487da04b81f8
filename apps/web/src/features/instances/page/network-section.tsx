import type { InstanceState } from '@gantry/lxd-client/types/instance-state'
import { t } from '../../../i18n/en.ts'
import { bytes } from '../../../i18n/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Section } from '../../../ui/section.tsx'

const words = t.instancePage.network

type Nic = { name: string; addresses: string[]; mac: string; host: string; received: number; sent: number }

const nics = (state: InstanceState): Nic[] =>
  Object.entries(state.network ?? {})
    .filter(([, nic]) => nic.type !== 'loopback')
    .map(([name, nic]) => ({
      name,
      // Link-local ones are the same on every machine and reach nobody.
      addresses: nic.addresses
        .filter((address) => address.scope !== 'link')
        .map((address) => `${address.address}/${address.netmask}`),
      mac: nic.hwaddr,
      host: nic.host_name,
      received: nic.counters.bytes_received,
      sent: nic.counters.bytes_sent,
    }))

const quiet = (text: string) => <code className="text-small">{text}</code>

/** The interfaces of a running instance, with what they are called on the host. */
export const NetworkSection = ({ state }: { state: InstanceState | null | undefined }) => {
  const rows = state === null || state === undefined ? [] : nics(state)
  return (
    <Section title={words.title}>
      {rows.length === 0 ? (
        <p className="m-0 text-dim">{state?.pid ? words.none : words.notRunning}</p>
      ) : (
        <PlainTable
          label={words.title}
          rows={rows}
          rowKey={(nic) => nic.name}
          columns={[
            { id: 'name', title: words.columns.name, cell: (nic) => nic.name },
            {
              id: 'addresses',
              title: words.columns.addresses,
              cell: (nic) => (
                <span className="flex flex-wrap gap-x-3">
                  {nic.addresses.map((address) => (
                    <code key={address} className="text-small">
                      {address}
                    </code>
                  ))}
                </span>
              ),
              wide: true,
            },
            {
              id: 'mac',
              title: words.columns.mac,
              cell: (nic) => quiet(nic.mac),
              quiet: true,
              wideOnly: true,
            },
            {
              id: 'host',
              title: words.columns.host,
              cell: (nic) => quiet(nic.host),
              quiet: true,
              wideOnly: true,
            },
            {
              id: 'traffic',
              title: words.columns.traffic,
              cell: (nic) => `${bytes(nic.received)}, ${bytes(nic.sent)}`,
              right: true,
              quiet: true,
            },
          ]}
        />
      )}
    </Section>
  )
}
