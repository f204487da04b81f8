import { client } from './daemon.ts'
import { down, downVm } from './down.ts'
import { leftovers } from './leftovers.ts'
import { CannotRun, ensureMachinePackages } from './packages.ts'
import { makeMachineSample, makeSamples } from './samples.ts'
import { daemonsOf } from './servers.ts'
import { status } from './status.ts'
import { up, upVm } from './up.ts'

const usage = `The lab: real LXD and Incus servers on this machine.
  up                bring everything up, or back up
  samples           a small fleet of instances to look at
  down              take everything away, and check that nothing is left
  status            what stands; exits with 1 if something does not
  verify            exits with 1 if anything of the lab is left on this machine
  exec NAME ARGS…   lxc or incus ARGS… on alpha, beta, gamma, m1, m2, m3, delta or vm
With --vm: up, samples and status take the server for virtual machines along (emulated), down takes away that alone,
and packages installs what it needs and nothing else.
`

/** Exit codes: 0 well, 1 failed, 2 wrong usage, 3 the lab cannot run on this machine. */
async function main([verb, ...args]: string[]): Promise<number> {
  const withVm = args[0] === '--vm'
  switch (verb) {
    case 'packages':
      if (withVm) await ensureMachinePackages()
      return withVm ? 0 : usageAsked()
    case 'up':
      await up()
      if (withVm) await upVm()
      return 0
    case 'samples':
      await makeSamples()
      if (withVm) await makeMachineSample()
      return 0
    case 'down':
      if (!withVm) return report(await down())
      await downVm()
      return 0
    case 'verify':
      return report(await leftovers())
    case 'status':
      return (await status(withVm)) ? 0 : 1
    case 'exec': {
      const [name = '', ...rest] = args
      const [daemon] = daemonsOf(name)
      if (daemon) process.stdout.write(await client(daemon, rest, 600_000))
      return 0
    }
    default:
      return usageAsked()
  }
}

function usageAsked(): number {
  process.stderr.write(usage)
  return 2
}

function report(left: string[]): number {
  for (const line of left) process.stdout.write(`left: ${line}\n`)
  if (left.length === 0) process.stdout.write('nothing of the lab is left\n')
  return left.length === 0 ? 0 : 1
}

// `… status | head` closes the pipe early, which is no failure of ours.
process.stdout.on('error', () => undefined)

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`gantry lab: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof CannotRun ? 3 : 1
}
