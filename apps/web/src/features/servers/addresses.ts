/** The addresses in a text of several lines, as people paste them: one a line, or between commas or blanks. */
export const addressesIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((address) => address !== '')),
]

const defaultPort = '8443'

/** `192.0.2.10` for the usual port, else with the port; what tables show of an address. */
export const shortAddress = (address: string): string =>
  address.replace(/^https:\/\//, '').replace(new RegExp(`:${defaultPort}/?$`), '')
