import type { ServerRow } from '@gantry/protocol/server-row'

/** What the registry tells of each server to the fleet, which fills in the rest of the row. */
export type RegisteredServer = Pick<
  ServerRow,
  'id' | 'name' | 'way' | 'addresses' | 'fingerprint' | 'added'
> & {
  disabled: boolean
}
