import type { PickImage } from '../../images/pick-image.ts'
import { type InstanceTarget, instanceOf, line } from '../actions/client-line.ts'
import { imageWord } from '../create/create-command.ts'

/** What the root disk is made of; an image is null while none is chosen. */
export type RebuildFrom = { kind: 'image'; image: PickImage | null } | { kind: 'empty' }

export const rebuildCommand = (from: RebuildFrom, target: InstanceTarget): string =>
  line(target, 'rebuild', from.kind === 'empty' ? '--empty' : imageWord(from.image), instanceOf(target))
