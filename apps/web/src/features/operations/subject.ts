import type { OperationRow } from '@gantry/protocol/operation-row'

const fingerprint = /^[0-9a-f]{64}$/

/** `web-1, web-2`: what an operation is about, by name; images by the beginning of their fingerprint, as LXD does. */
export const subject = (row: Pick<OperationRow, 'resources'>): string =>
  row.resources.map(({ name }) => (fingerprint.test(name) ? name.slice(0, 12) : name)).join(', ')
