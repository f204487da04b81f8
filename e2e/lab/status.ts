import { answers, api, isRecord } from './api.ts'
import { forwarderNames } from './forward.ts'
import { livePid, readProc } from './process.ts'
import { daemons, machineServer, streamsAddress } from './servers.ts'
import { labDir } from './settings.ts'

/** Prints a line for each process of the lab; gives whether all of them (and the VM server, if asked) stand and answer. */
export async function status(withVm: boolean): Promise<boolean> {
  process.stdout.write(`lab in ${labDir}\n`)
  let complete = true
  for (const daemon of withVm ? [...daemons, machineServer] : daemons) {
    const pid = await livePid(daemon.name)
    const up = pid !== undefined && (await answers(daemon))
    complete = complete && up
    const version = up ? await versionOf(daemon) : ''
    print(daemon.name, pid, up ? `${daemon.kind} ${version} https://${daemon.address}` : 'no answer')
  }
  for (const name of ['streams', ...forwarderNames]) {
    const pid = await livePid(name)
    complete = complete && pid !== undefined
    print(name, pid, name === 'streams' ? `https://${streamsAddress}` : '')
  }
  return complete
}

async function versionOf(daemon: (typeof daemons)[number]): Promise<string> {
  const answer = await api(daemon, 'GET', '/1.0')
  const environment = isRecord(answer) ? answer.environment : undefined
  return isRecord(environment) ? String(environment.server_version) : ''
}

function print(name: string, pid: number | undefined, rest: string) {
  const memory = pid === undefined ? '' : (/^VmRSS:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? '')
  const state =
    pid === undefined ? 'down' : `up   pid ${String(pid).padEnd(7)} ${Math.round(Number(memory) / 1024)} MB`
  process.stdout.write(`${name.padEnd(13)} ${state}  ${pid === undefined ? '' : rest}\n`)
}
