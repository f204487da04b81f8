import { resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { openRegistry } from '../create-context.ts'

/**
 * `main.js import FOLDER`: takes over the remotes of an `lxc` or `incus` client. A Gantry that runs on the same data
 * folder finds the new servers within seconds. Answers the exit code: 1 when a remote failed.
 */
export const importCommand = async (
  folder: string,
  config: Config,
  log: Logger,
  say: (line: string) => void,
): Promise<number> => {
  await using registry = await openRegistry(config, log)
  const pending = await registry.audit.begin({
    address: 'console',
    action: 'server.import',
    target: resolve(folder),
    request: `console/${process.pid}`,
  })
  const answer = await registry.servers.importFolder(resolve(folder))
  if (!answer.ok) {
    await pending.settle({ outcome: 'failed', message: answer.message })
    say(answer.message)
    return 1
  }
  const failed = answer.results.filter(({ outcome }) => outcome === 'failed')
  for (const { remote, outcome, message } of answer.results) {
    say(`${remote}: ${outcome}${message === '' ? '' : ` (${message})`}`)
  }
  await pending.settle({
    outcome: failed.length > 0 ? 'failed' : 'done',
    message: failed.map(({ remote, message }) => `${remote}: ${message}`).join('; '),
  })
  return failed.length > 0 ? 1 : 0
}
