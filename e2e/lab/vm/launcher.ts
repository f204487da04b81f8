import { join } from 'node:path'
import { baseEnvironment } from '../settings.ts'

const tools = import.meta.dirname

/** The same daemon, run so that it starts virtual machines on a kernel that knows neither KVM nor vsock. */
export const emulated = (file: string, args: readonly string[]) => ({
  file: '/usr/bin/python3',
  args: [join(tools, 'with-vsock-answers.py'), file, ...args],
  env: { PATH: `${join(tools, 'bin')}:${baseEnvironment.PATH}` },
})
