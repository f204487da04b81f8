import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { none } from '../../../i18n/format.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Section } from '../../../ui/section.tsx'
import { Address } from '../address.tsx'
import { Fingerprint } from '../fingerprint.tsx'
import { identityQuery } from '../server-requests.ts'

const text = t.servers.page.connection

const Addresses = ({ server }: { server: ServerRow }) => (
  <ul className="m-0 grid list-none gap-0.5 p-0">
    {server.addresses.map((address) => (
      <li key={address} className="flex flex-wrap items-center gap-x-2">
        <Address className="whitespace-normal! [overflow-wrap:anywhere]">{address}</Address>
        {address === server.via && server.state === 'online' && (
          <span className="text-dim text-small">{text.inUse}</span>
        )}
      </li>
    ))}
  </ul>
)

/** How Gantry reaches the server, and with which certificates on either side. */
export const ConnectionCard = ({ server }: { server: ServerRow }) => {
  const may = useMay()
  const https = server.way === 'https'
  const mayKnow = may('server.manage', { server: server.id })
  const identity = useQuery({ ...identityQuery, enabled: https && mayKnow })
  return (
    <Section title={text.title} note={t.servers.page.about.ways[server.way]}>
      <DescriptionList
        entries={[
          { term: text.addresses, value: <Addresses server={server} /> },
          https && {
            term: text.pinned,
            value:
              server.fingerprint === null ? (
                none
              ) : (
                <Fingerprint value={server.fingerprint} label={text.pinned} />
              ),
          },
          identity.data !== undefined && {
            term: text.ours,
            value: <Fingerprint value={identity.data.fingerprint} label={text.ours} />,
          },
        ]}
      />
      {!https && <p className="m-0 mt-2 text-dim">{text.socket}</p>}
    </Section>
  )
}
