import type { ServerPreview } from '@gantry/protocol/servers'
import type { ReactNode } from 'react'
import { t } from '../../../i18n/en.ts'
import { moment } from '../../../i18n/format.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { Address } from '../address.tsx'
import { Fingerprint } from '../fingerprint.tsx'

const text = t.servers.form.preview

const reachable = (preview: ServerPreview): ReactNode => {
  if (preview.way === 'unix') return null
  return preview.reachable === null ? (
    <span className="text-bad">{text.unreachable}</span>
  ) : (
    <Address>{preview.reachable}</Address>
  )
}

const Found = ({ preview, children }: { preview: ServerPreview; children?: ReactNode }) => (
  <Section title={text.title}>
    <div className="grid gap-3">
      <DescriptionList
        entries={[
          {
            term: text.addresses,
            value: (
              <span className="flex flex-wrap gap-x-3">
                {preview.addresses.map((address) => (
                  <Address key={address}>{address}</Address>
                ))}
              </span>
            ),
          },
          preview.way !== 'unix' && { term: text.reachable, value: reachable(preview) },
          preview.fingerprint !== null && {
            term: text.fingerprint,
            value: <Fingerprint value={preview.fingerprint} label={text.fingerprint} />,
          },
          preview.subject !== null && { term: text.subject, value: preview.subject },
          preview.expires !== null && { term: text.expires, value: moment(preview.expires) },
        ]}
      />
      {preview.already !== null && <Notice>{t.servers.form.already(preview.already)}</Notice>}
      {preview.problem !== null && preview.already === null && (
        <Notice tone="bad">
          <b className="font-semibold">{text.problem}.</b> {preview.problem}
        </Notice>
      )}
      {children}
    </div>
  </Section>
)

const Loading = () => (
  <Skeleton>
    <Section title={text.title}>
      <div className="grid gap-3 py-1">
        <Bone className="h-3 w-2/3" />
        <Bone className="h-3 w-1/2" />
        <Bone className="h-14 w-3/4" />
      </div>
    </Section>
  </Skeleton>
)

/** What Gantry found out about a server before it is added: loading, refused, or what would be pinned. */
export const PreviewCard = ({
  preview,
  loading,
  error,
  onRetry,
  children,
}: {
  preview: ServerPreview | undefined
  loading: boolean
  error: unknown
  onRetry: () => void
  children?: ReactNode
}) => {
  if (error) return <ErrorPanel error={error} onRetry={onRetry} />
  if (preview !== undefined) return <Found preview={preview}>{children}</Found>
  return loading ? <Loading /> : null
}
