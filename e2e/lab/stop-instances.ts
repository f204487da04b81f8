import { api, records } from './api.ts'
import type { Daemon } from './servers.ts'

/**
 * Stops every instance in every project by force: busybox does not listen to the signal of a clean shutdown,
 * so a daemon told to shut down would wait for each until its time is over.
 */
export async function stopInstances(daemon: Daemon): Promise<void> {
  const projects = records(await api(daemon, 'GET', '/1.0/projects?recursion=1').catch(() => []))
  for (const project of projects) {
    const path = `/1.0/instances?project=${encodeURIComponent(String(project.name))}`
    await api(daemon, 'PUT', path, { state: { action: 'stop', force: true, timeout: -1 } }).catch(() => {
      // What is left running is stopped by the daemon's own shutdown, only slower.
    })
  }
}
