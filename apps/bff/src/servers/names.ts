import { parseAddress } from '@gantry/lxd-client/address'

/** A name that is free, made of what a server or its address is called: `web-1`, then `web-1-2` and so on. */
export const freeName = (wanted: string, taken: Iterable<string>): string => {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  const cleaned = wanted
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[-._]+$/g, '')
    .slice(0, 56)
  const base = cleaned === '' ? 'server' : cleaned
  if (!used.has(base.toLowerCase())) return base
  let number = 2
  while (used.has(`${base}-${number}`.toLowerCase())) number += 1
  return `${base}-${number}`
}

/** The machine a certificate was made on (`CN=root@host`), or the host of an address. */
export const nameFrom = (subject: string, address: string): string => {
  const machine = /CN=(?:[^@\n]*@)?([^\n(]+)/.exec(subject)?.[1]?.trim()
  if (machine !== undefined && machine !== '') return machine
  const parsed = parseAddress(address)
  return parsed.ok ? parsed.value.host : 'server'
}
