import type { AddImageRemote, Catalogue, ImageRemote } from '@gantry/protocol/image-remotes'

export type CatalogueAnswer =
  | { ok: true; catalogue: Catalogue }
  | { ok: false; code: 'not-found' | 'unreachable'; message: string }

/** Simplestreams servers and what they offer. Nothing is fetched before somebody opens a catalogue. */
export interface ImageRemotes extends AsyncDisposable {
  list(): Promise<ImageRemote[]>
  add(remote: AddImageRemote): Promise<{ ok: true; remote: ImageRemote } | { ok: false; message: string }>
  remove(id: string): Promise<boolean>
  catalogue(id: string): Promise<CatalogueAnswer>
}
