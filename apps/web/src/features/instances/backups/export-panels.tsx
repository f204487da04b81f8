import { backups as words } from '../../../i18n/en/backups.ts'
import { t } from '../../../i18n/en.ts'
import { bytes, bytesOf } from '../../../i18n/format.ts'
import { useSlice } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { TransferPanel } from '../../../ui/transfer-panel.tsx'
import { no, yes } from '../../../ui/verdict.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { type DiskExport, diskExports, dismissExport, packing } from './exports.ts'

const textOf = (one: DiskExport): string => {
  if (one.stage === 'ending') return words.export.ending
  if (one.stage === 'packing') return packing(one)?.progress?.text || words.export.packing
  return one.total === undefined ? bytes(one.received) : bytesOf(one.received, one.total)
}

const percentOf = (one: DiskExport): number | null => {
  if (one.stage === 'packing') return packing(one)?.progress?.percent ?? null
  return one.stage === 'receiving' && one.total ? (one.received / one.total) * 100 : null
}

/** Exports of the instance that run from this window, and those that failed. */
export const ExportPanels = ({ params }: { params: InstanceParams }) => {
  useSlice(live.operations.all)
  const own = useSlice(diskExports).filter(
    ({ server, project, name }) =>
      server === params.server && project === params.project && name === params.name,
  )
  return own.map((one) =>
    one.stage === 'failed' ? (
      <Notice
        key={one.backup}
        tone="bad"
        actions={
          <NoticeAction onClick={() => dismissExport(one.backup)}>{t.create.progress.dismiss}</NoticeAction>
        }
      >
        <b className="font-semibold">{words.export.failed(one.name)}</b>: {one.failure?.message}
      </Notice>
    ) : (
      <TransferPanel
        key={one.backup}
        title={words.export.running(one.name)}
        percent={percentOf(one)}
        text={textOf(one)}
        can={one.stage === 'ending' ? no(words.export.ending) : yes}
        onCancel={one.cancel}
      />
    ),
  )
}
