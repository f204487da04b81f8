import type { NodeConnection } from '@gantry/lxd-client/node'
import type {
  AddServer,
  ChangeServer,
  ClientIdentity,
  DiscoveredSocket,
  ImportResult,
  PreviewServer,
  ServerPreview,
} from '@gantry/protocol/servers'
import type { RegisteredServer } from './registered-server.ts'

export type ServerRefused = {
  ok: false
  status: number
  code: string
  /** In the server's own words where it was the server that refused. */
  message: string
  server?: string
  fields?: Record<string, string>
}

export type ServerAnswer = { ok: true; server: RegisteredServer } | ServerRefused

export type ServerEvent = { kind: 'added' | 'changed' | 'removed'; id: string }

/** The registry: which servers there are, what certificate each must show, and the one connection to each. */
export interface Servers extends AsyncDisposable {
  list(): RegisteredServer[]
  get(id: string): RegisteredServer | undefined
  /** The pinned connection of a server; undefined when it is disabled or unknown. Replaced when pin or addresses change. */
  connection(id: string): NodeConnection | undefined
  /** The certificate that a server showed last when it was not the pinned one. */
  presented(id: string): string | undefined
  preview(request: PreviewServer): Promise<ServerPreview>
  add(request: AddServer): Promise<ServerAnswer>
  change(id: string, change: ChangeServer): Promise<ServerAnswer>
  remove(id: string): Promise<{ ok: true } | ServerRefused>
  /** Trusts the certificate that the server shows now, if it is the one named. */
  repin(id: string, fingerprint: string): Promise<ServerAnswer>
  discover(): Promise<DiscoveredSocket[]>
  importFolder(folder: string): Promise<{ ok: true; results: ImportResult[] } | ServerRefused>
  identity(): ClientIdentity
  /** Called after it is stored. */
  onChange(listener: (event: ServerEvent) => void): () => void
}
