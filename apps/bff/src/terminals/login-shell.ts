import { createClient } from '@gantry/lxd-client'
import type { NodeConnection } from '@gantry/lxd-client/node'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import type { OpenTerminal } from '@gantry/protocol/terminal'
import type { ExecPlan } from './upstream.ts'

type ExecRequest = Extract<OpenTerminal, { kind: 'exec' }>
type Account = { name: string; uid: number; gid: number; home: string; shell: string }

/** The files are the instance's, so they may be anything: a directory service with thousands of people is less. */
const maxFileBytes = 1024 * 1024
const noShell = /\/(nologin|false|sync|true)$/

/** Lines of `/etc/passwd`; what is none is passed over. */
export const parsePasswd = (text: string): Account[] =>
  text.split('\n').flatMap((line) => {
    const [name, , uid, gid, , home, shell] = line.split(':')
    if (!name || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return []
    return [
      { name, uid: Number(uid), gid: Number(gid), home: home || '/', shell: shell?.trim() || '/bin/sh' },
    ]
  })

export const parseGroup = (text: string): Map<string, number> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const [name, , gid] = line.split(':')
      return name && /^\d+$/.test(gid ?? '') ? [[name, Number(gid)]] : []
    }),
  )

export type PlanAnswer = { ok: true; plan: ExecPlan } | { ok: false; field: string; message: string }

/** Who it runs as, and what, when only some of it is said: looked up in the instance's own files. */
export const planExec = async (connection: NodeConnection, asked: ExecRequest): Promise<PlanAnswer> => {
  const accounts = parsePasswd(await readFile(connection, asked.instance, '/etc/passwd'))
  const wanted = numberOf(asked.user ?? 0)
  const account = accounts.find(({ uid, name }) =>
    typeof wanted === 'number' ? uid === wanted : name === wanted,
  )
  if (account === undefined && typeof wanted === 'string') {
    return { ok: false, field: 'user', message: `There is no user ${wanted} in this instance` }
  }
  const user = account?.uid ?? Number(wanted)
  const group = await groupOf(connection, asked, account)
  if (typeof group === 'string') {
    return { ok: false, field: 'group', message: `There is no group ${group} in this instance` }
  }
  const shell = account !== undefined && !noShell.test(account.shell) ? account.shell : '/bin/sh'
  const home = account?.home ?? (user === 0 ? '/root' : '/')
  return {
    ok: true,
    plan: {
      kind: 'exec',
      command: asked.command ?? [shell, '-l'],
      ...(user === 0 && group === 0 ? {} : { user, group }),
      cwd: asked.cwd ?? home,
      environment: {
        TERM: 'xterm-256color',
        COLORTERM: 'truecolor',
        LANG: 'C.UTF-8',
        HOME: home,
        USER: account?.name ?? String(user),
        SHELL: shell,
        ...asked.environment,
      },
    },
  }
}

/** The group's number, or the name that is none. */
const groupOf = async (
  connection: NodeConnection,
  asked: ExecRequest,
  account: Account | undefined,
): Promise<number | string> => {
  const wanted = numberOf(asked.group ?? account?.gid ?? 0)
  if (typeof wanted === 'number') return wanted
  const groups = parseGroup(await readFile(connection, asked.instance, '/etc/group'))
  return groups.get(wanted) ?? wanted
}

const numberOf = (text: string | number): string | number =>
  typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : text

/** Empty where it cannot be read: root and /bin/sh are what is tried then. */
const readFile = async (connection: NodeConnection, key: InstanceKey, file: string): Promise<string> => {
  const { project, name } = splitInstanceKey(key)
  const read = await createClient(connection, { project }).instances.file(name, file, {
    maxBytes: maxFileBytes,
    timeoutMs: 5_000,
  })
  return read.ok ? read.value : ''
}
