import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { PickImage } from '../../images/pick-image.ts'
import { emptyForm } from '../create/create-form.ts'
import { draft } from '../create/creations.ts'

/** Prepares the create page with an image that was just made of an instance. */
export const draftFromImage = (fingerprint: string, row: InstanceRow, server: ServerRow): void => {
  const image: PickImage = {
    key: `server/${server.id}/${row.project}/${fingerprint}`,
    origin: { kind: 'server', server: server.id, name: server.name, project: row.project },
    fingerprint,
    alias: null,
    aliases: [],
    title: fingerprint.slice(0, 12),
    type: row.type,
    architecture: row.architecture,
    size: 0,
    created: '',
    text: '',
  }
  draft.set({ ...emptyForm, image, server: row.server, project: row.project })
}
