import type { TerminalNotice } from '@gantry/protocol/terminal'
import type { Config } from '../config.ts'
import type { Session } from './session.ts'

/** Sessions announce that they end this long before they do, or after half the limit where that is shorter. */
const warningMs = 5 * 60_000
/** How long one that has ended stays readable when nobody looks at it. */
const keptMs = 60 * 60_000

export type TerminalLimits = Config['terminals']

/** Those that have ended longest ago and nobody looks at. */
export const forgettable = (sessions: Iterable<Session>): Session[] =>
  [...sessions]
    .filter((session) => !session.isRunning && session.attachments.size === 0)
    .sort((one, other) => endOf(one) - endOf(other))

const endOf = ({ state }: Session): number => (state.status === 'ended' ? Date.parse(state.at) : 0)

/** One look at all of them: announces, ends, and gives those that are to be forgotten. */
export const sweep = (sessions: Iterable<Session>, { idleMs }: TerminalLimits, now: number): Session[] => {
  const all = [...sessions]
  for (const session of all) {
    if (!session.isRunning || idleMs === 0) continue
    const warning = Math.min(warningMs, idleMs / 2)
    if (session.idleEnds !== undefined && now >= session.idleEnds) {
      session.end('idle', `Nothing happened for ${Math.round(idleMs / 60_000)} minutes, which is the limit`)
    } else if (now >= session.active + idleMs - warning) session.announceIdle(now + warning)
  }
  return forgettable(all).filter((session) => endOf(session) + keptMs < now)
}

/** From four fifths of a limit on it is told. */
export const countNotices = (mine: number, all: number, limits: TerminalLimits): TerminalNotice[] => {
  const notices: TerminalNotice[] = [
    { kind: 'count', used: mine, limit: limits.perPerson, of: 'person' },
    { kind: 'count', used: all, limit: limits.total, of: 'everybody' },
  ]
  return notices.filter((notice) => notice.kind === 'count' && notice.used >= notice.limit * 0.8)
}
