import type { ImportResult } from '@gantry/protocol/servers'
import type { ImageRemotes } from '../../images/image-remotes.ts'
import type { Connector } from '../connections.ts'
import type { Enrolled } from '../enrol.ts'
import type { RegisteredServer } from '../registered-server.ts'
import type { ServerAnswer } from '../servers.ts'

export type ImportParts = {
  connect: Connector
  list: () => RegisteredServer[]
  /** PEM; what the servers are asked to trust. */
  ownCertificate: string
  add: (name: string, enrolled: Enrolled) => Promise<ServerAnswer>
  extend: (id: string, addresses: string[]) => Promise<ServerAnswer>
  imageRemotes: Pick<ImageRemotes, 'list' | 'add'>
}

export type Outcome = Pick<ImportResult, 'outcome' | 'message'>
