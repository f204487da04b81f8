import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { CirclePause, PlugZap, ShieldX } from 'lucide-react'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { since } from '../../../i18n/format.ts'
import { Code } from '../../../ui/code.tsx'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { setDisabled, tryNow } from '../server-actions.tsx'
import { identityQuery } from '../server-requests.ts'
import { canChange } from '../server-verdicts.ts'
import { PinMismatch } from './pin-mismatch.tsx'

const text = t.servers.page.state

const UnreachableServer = ({ server }: { server: ServerRow }) => (
  <Notice
    icon={<PlugZap size={16} aria-hidden />}
    actions={<NoticeAction onClick={() => void tryNow(server)}>{text.tryNow}</NoticeAction>}
  >
    <b className="font-semibold">{text.unreachable(server.name, since(server.since))}</b>{' '}
    {text.unreachableNext}
    {server.why !== null && <div className="mt-0.5 text-bad">{server.why}</div>}
  </Notice>
)

const DisabledServer = ({ server }: { server: ServerRow }) => {
  const may = useMay()
  return (
    <Notice
      icon={<CirclePause size={16} aria-hidden />}
      actions={
        canChange(server, may).ok ? (
          <NoticeAction onClick={() => void setDisabled(server, false)}>{text.enable}</NoticeAction>
        ) : undefined
      }
    >
      <b className="font-semibold">{text.disabled(server.name)}</b> {text.disabledNext}
    </Notice>
  )
}

/** The certificate whole, so that it can be pasted into the server's trust store without any file of Gantry's. */
const TrustCommand = ({ server }: { server: ServerRow }) => {
  const { data } = useQuery(identityQuery)
  if (data === undefined) return null
  const client = server.product === 'incus' ? 'incus config trust add-certificate' : 'lxc config trust add'
  return <Code>{`${client} - --name gantry <<'END'\n${data.certificate.trim()}\nEND`}</Code>
}

const UntrustedServer = ({ server }: { server: ServerRow }) => {
  const may = useMay()
  return (
    <Notice
      tone="bad"
      icon={<ShieldX size={16} aria-hidden />}
      actions={<NoticeAction onClick={() => void tryNow(server)}>{text.tryNow}</NoticeAction>}
    >
      <b className="font-semibold">{text.untrusted(server.name)}</b>
      {server.why !== null && <div>{server.why}</div>}
      {canChange(server, may).ok && (
        <div className="mt-1 grid gap-2">
          <span>{text.untrustedNext}</span>
          <TrustCommand server={server} />
        </div>
      )}
    </Notice>
  )
}

/** What stands above everything on a server's page while the server is not as it should be. */
export const ServerStateNotice = ({ server }: { server: ServerRow }) => {
  switch (server.state) {
    case 'unreachable':
      return <UnreachableServer server={server} />
    case 'disabled':
      return <DisabledServer server={server} />
    case 'untrusted':
      return <UntrustedServer server={server} />
    case 'pin-mismatch':
      return <PinMismatch server={server} />
    case 'connecting':
    case 'online':
      return null
  }
}
