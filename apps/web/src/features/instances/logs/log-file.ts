/** One file of the instance's logs. `output` is what a command printed that was run with `record-output`. */
export type LogFile = { id: string; kind: 'log' | 'output'; name: string }

const outputs = 'exec-output/'

/** The last part of each URL, as servers list them: `/1.0/instances/web/logs/lxc.log?project=shop`. */
const nameOf = (url: string): string => {
  const last = url.split('?')[0]?.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** The files by name, logs before outputs. */
export const logFiles = (logs: readonly string[], outputUrls: readonly string[]): LogFile[] => {
  const named = (urls: readonly string[]): string[] =>
    [...new Set(urls.map(nameOf))].filter((name) => name !== '' && name !== 'exec-output').toSorted()
  return [
    ...named(logs).map((name): LogFile => ({ id: name, kind: 'log', name })),
    ...named(outputUrls).map((name): LogFile => ({ id: `${outputs}${name}`, kind: 'output', name })),
  ]
}

/** The one that is shown where the URL names none: the log of what starts the instance. */
export const mainFile = (files: readonly LogFile[]): LogFile | undefined =>
  files.find(({ id }) => id === 'lxc.log' || id === 'qemu.log') ?? files[0]

/** Its path below the instance. */
export const partOf = ({ kind, name }: LogFile): string[] =>
  kind === 'log' ? ['logs', name] : ['logs', 'exec-output', name]
