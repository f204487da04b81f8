import { randomUUID } from 'node:crypto'

/** Names this process's run in the database: its pid, and something that no other run has. */
export const runName = (): string => `${process.pid}/${randomUUID()}`

/** Whether the process of a run still goes; signal 0 only asks. Our own pid in another run is a reused one. */
export const processOf = (run: string): 'running' | 'ended' => {
  const pid = Number(run.split('/')[0])
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return 'ended'
  try {
    process.kill(pid, 0)
    return 'running'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'running' : 'ended'
  }
}
