/** What the browsers want just now, all sockets together; the live part writes it, the fleet acts on it. */
export type Interest = {
  /** Browsers connected. With none, clusters are not asked about their members. */
  sockets: number
  /** Instance keys on somebody's screen, whose addresses are looked up. */
  rows: ReadonlySet<string>
  /** Servers whose metrics are read: those with rows on a screen that shows usage. */
  usage: ReadonlySet<string>
  capacity: boolean
}

export const noInterest: Interest = { sockets: 0, rows: new Set(), usage: new Set(), capacity: false }
