import { TerminalRow } from '@gantry/protocol/terminal'
import { lxc } from '../fleet/lab.ts'
import type { Browser } from '../harness.ts'

/** An instance of the test's own on a server of the lab, which goes away with it. */
export const withInstance = async (
  server: string,
  name: string,
  ...more: string[]
): Promise<AsyncDisposable> => {
  await lxc(server, 'delete', '--force', name).catch(() => undefined)
  await lxc(server, 'launch', 'busybox', name, ...more)
  return {
    async [Symbol.asyncDispose]() {
      await lxc(server, 'delete', '--force', name).catch(() => undefined)
    },
  }
}

export const openTerminal = async (browser: Browser, body: Record<string, unknown>): Promise<TerminalRow> => {
  const answer = await browser.post('api/terminals', { kind: 'exec', cols: 80, rows: 24, ...body })
  if (answer.status !== 201) throw new Error(`it answered ${answer.status}: ${answer.text}`)
  return TerminalRow.parse(answer.json)
}

export const listTerminals = async (browser: Browser): Promise<TerminalRow[]> => {
  const { json } = await browser.get('api/terminals')
  return Array.isArray(json) ? json.map((row) => TerminalRow.parse(row)) : []
}
