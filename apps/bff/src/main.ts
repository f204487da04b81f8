import { importCommand } from './cli/import.ts'
import { type Config, readConfig } from './config.ts'
import { startGantry } from './gantry.ts'
import { createLog } from './http/request-log.ts'

/*
 *   main.js                 serves until SIGTERM or SIGINT
 *   main.js import FOLDER   imports the servers of an lxc or incus client configuration and exits
 *
 * This is the one place that ends the process. What people are told goes to stdout, logs to stderr.
 */

// A reader that has gone (`| head -1`) or a full disk takes the words, not Gantry: without a listener it would end here.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const serve = async (config: Config): Promise<void> => {
  const log = createLog(config.logLevel)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an unexpected error; Gantry ends')
    process.exit(1)
  })
  const gantry = await startGantry(config, log)
  say(`Gantry is at ${gantry.url}`)
  if (gantry.setupLink !== undefined) say(`Set it up: ${gantry.setupLink}`)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    // Whatever hangs: a service manager that waits longer would kill us anyway (R8).
    setTimeout(() => process.exit(1), 9_800).unref()
    gantry.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Gantry did not end well')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const run = async (): Promise<void> => {
  // The database's journal and the key file are made with no rights for others.
  process.umask(0o077)
  const answer = readConfig(process.env)
  if (!answer.ok) return fail(answer.message)
  const { config } = answer
  const [command, ...rest] = process.argv.slice(2)
  if (command === undefined) return serve(config)
  const [folder] = rest
  if (command !== 'import' || folder === undefined || rest.length > 1) {
    return fail('Usage: main.js, or: main.js import FOLDER (such as ~/.config/lxc)')
  }
  process.exitCode = await importCommand(folder, config, createLog(config.logLevel), say)
}

try {
  await run()
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
