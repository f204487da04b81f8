import type { ServerRow } from '@gantry/protocol/server-row'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { reported } from '../../../api/reported.ts'
import { useMay } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { Button } from '../../../ui/button.tsx'
import { Code } from '../../../ui/code.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { CheckField } from '../../../ui/inputs.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import { Fingerprint } from '../fingerprint.tsx'
import { pinServer } from '../server-requests.ts'
import { canTrust } from '../server-verdicts.ts'

const text = t.servers.page.pin

const Confirm = ({
  server,
  presented,
  onClose,
}: {
  server: ServerRow
  presented: string
  onClose: () => void
}) => {
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const trust = async (): Promise<void> => {
    setBusy(true)
    const pinned = await reported(pinServer(server.id, presented), t.servers.done.pinned(server.name))
    setBusy(false)
    if (pinned) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={text.confirmTitle}
      description={text.confirmText(server.name)}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.cancel}</Button>
          <Button
            look="danger-primary"
            can={agreed ? yes : no(t.servers.form.password.agreeNeeded)}
            busy={busy}
            onClick={() => void trust()}
          >
            {text.submit}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Fingerprint value={presented} {...other(server.fingerprint)} label={text.presented} />
        <CheckField
          label={text.agree}
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
      </div>
    </Dialog>
  )
}

const other = (fingerprint: string | null): { other?: string } =>
  fingerprint === null ? {} : { other: fingerprint }

const Side = ({ title, value, against }: { title: string; value: string; against: string | null }) => (
  <div className="min-w-0 rounded-control border border-line bg-bg px-3 py-2">
    <div className="mb-1 font-[550] text-small">{title}</div>
    <Fingerprint value={value} {...other(against)} label={title} />
  </div>
)

/** A server that shows another certificate than the pinned one: both side by side, and what it takes to go on. */
export const PinMismatch = ({ server }: { server: ServerRow }) => {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const { fingerprint, presented } = server
  return (
    <section
      aria-label={text.title(server.name)}
      className="rounded-panel border border-[color-mix(in_srgb,var(--bad)_40%,var(--line))] bg-panel p-4"
    >
      <div className="flex gap-2.5">
        <ShieldAlert size={18} aria-hidden className="mt-px text-bad" />
        <div className="grid min-w-0 flex-1 gap-3">
          <div>
            <h2 className="m-0 font-semibold">{text.title(server.name)}</h2>
            <p className="m-0 mt-0.5 max-w-[72ch] text-dim">{text.text}</p>
          </div>
          <div className="flex flex-wrap gap-3">
            {fingerprint !== null && <Side title={text.pinned} value={fingerprint} against={presented} />}
            {presented === null ? (
              <p className="m-0 self-center text-dim">{text.unknown}</p>
            ) : (
              <Side title={text.presented} value={presented} against={fingerprint} />
            )}
          </div>
          <div className="grid max-w-[72ch] gap-2">
            <p className="m-0 text-dim">{text.compare}</p>
            <Code>{`${server.product === 'incus' ? 'incus' : 'lxc'} info | grep certificate_fingerprint`}</Code>
          </div>
          <div>
            <Button look="danger" can={canTrust(server, may)} onClick={() => setAsking(true)}>
              {text.trust}
            </Button>
          </div>
        </div>
      </div>
      {asking && presented !== null && (
        <Confirm server={server} presented={presented} onClose={() => setAsking(false)} />
      )}
    </section>
  )
}
