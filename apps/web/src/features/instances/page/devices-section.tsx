import type { InstanceFull } from '@gantry/lxd-client/types/instance'
import { useQuery } from '@tanstack/react-query'
import { t } from '../../../i18n/en.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Section } from '../../../ui/section.tsx'
import { profileList } from '../queries.ts'
import { deviceSource } from './limits.ts'

const words = t.instancePage.devices

const settingsText = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .filter(([key]) => key !== 'type')
    .map(([key, value]) => `${key}=${value}`)
    .join('  ')

/** All devices that the instance has in the end, and where each comes from. */
export const DevicesSection = ({
  server,
  project,
  detail,
}: {
  server: string
  project: string
  detail: InstanceFull
}) => {
  const profiles = useQuery(profileList(server, project))
  const rows = Object.entries(detail.expanded_devices).map(([name, settings]) => ({ name, settings }))
  const from = (device: string): string => {
    const source = deviceSource(device, detail, profiles.data ?? [])
    return source === null ? words.own : (source ?? '')
  }
  return (
    <Section title={words.title}>
      {rows.length === 0 ? (
        <p className="m-0 text-dim">{words.none}</p>
      ) : (
        <PlainTable
          label={words.title}
          rows={rows}
          rowKey={(device) => device.name}
          columns={[
            { id: 'name', title: words.columns.name, cell: (device) => device.name },
            { id: 'type', title: words.columns.type, cell: (device) => device.settings.type ?? '' },
            {
              id: 'settings',
              title: words.columns.settings,
              cell: (device) => <code className="text-dim text-small">{settingsText(device.settings)}</code>,
              wide: true,
            },
            { id: 'from', title: words.columns.from, cell: (device) => from(device.name), quiet: true },
          ]}
        />
      )}
    </Section>
  )
}
