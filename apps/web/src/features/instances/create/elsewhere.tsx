import type { ServerRow } from '@gantry/protocol/server-row'
import { t } from '../../../i18n/en.ts'
import { Notice, NoticeAction } from '../../../ui/notices.tsx'
import { originName, type PickImage } from '../../images/pick-image.ts'

/** An image of another server cannot be used here, but the instance can be made there. */
export const Elsewhere = ({
  image,
  server,
  onMove,
}: {
  image: PickImage
  server: ServerRow
  onMove: (server: string) => void
}) => {
  const { origin } = image
  if (origin.kind !== 'server' || origin.server === server.id) return null
  return (
    <Notice
      actions={
        <NoticeAction onClick={() => onMove(origin.server)}>
          {t.images.picker.createThere(origin.name)}
        </NoticeAction>
      }
    >
      {t.images.picker.elsewhere(image.title, originName(origin), server.name)}
    </Notice>
  )
}
