import {
  CircleAlert,
  CircleCheck,
  CirclePlay,
  CircleSlash,
  CircleStop,
  type LucideIcon,
  Snowflake,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'

/**
 * What a status means, which is what its colour says: `run` is well and at work, `done` is well and over, `off` is
 * at rest, `hold` is held, `busy` is passing, `warn` needs a look, `bad` is broken, `gone` cannot be reached.
 */
export type Tone = 'run' | 'done' | 'off' | 'hold' | 'busy' | 'warn' | 'bad' | 'gone'

const icons: Record<Exclude<Tone, 'busy'>, LucideIcon> = {
  run: CirclePlay,
  done: CircleCheck,
  off: CircleStop,
  hold: Snowflake,
  warn: TriangleAlert,
  bad: CircleAlert,
  gone: Unplug,
}
const colours: Record<Tone, string> = {
  run: 'text-ok',
  done: 'text-ok',
  off: 'text-off',
  hold: 'text-hold',
  busy: 'text-busy',
  warn: 'text-warn',
  bad: 'text-bad',
  gone: 'text-bad',
}

export const toneClass = (tone: Tone): string => colours[tone]

/** The icon alone, for where the word stands close by or is the element's name. */
export const StatusIcon = ({
  tone,
  icon,
  size = 15,
}: {
  tone: Tone
  icon?: LucideIcon | undefined
  size?: number
}) => {
  const Icon = icon ?? (tone === 'busy' ? undefined : icons[tone])
  return Icon === undefined ? <Spinner size={size} /> : <Icon size={size} aria-hidden />
}

/** Icon and word, never colour alone. */
export const Status = ({
  tone,
  word,
  icon,
  tip,
}: {
  tone: Tone
  word: string
  icon?: LucideIcon
  tip?: string | undefined
}) => (
  <span
    className={cx(
      'inline-flex h-5 items-center gap-1.5 whitespace-nowrap align-top font-medium',
      colours[tone],
    )}
    data-tip={tip}
  >
    <StatusIcon tone={tone} icon={icon} />
    {word}
  </span>
)

export const disabledIcon = CircleSlash

const lasting: Record<string, Tone> = { Running: 'run', Stopped: 'off', Frozen: 'hold', Error: 'bad' }

/** LXD's own word for the state of an instance; every word that is not a lasting one is passing. */
export const instanceTone = (status: string): Tone => lasting[status] ?? 'busy'

export const InstanceStatus = ({ status }: { status: string }) => (
  <Status tone={instanceTone(status)} word={status} />
)

const operationTones: Record<string, Tone> = {
  Pending: 'busy',
  Running: 'busy',
  Cancelling: 'busy',
  Success: 'done',
  Failure: 'bad',
  Cancelled: 'off',
  Lost: 'warn',
}

export const operationTone = (status: string): Tone => operationTones[status] ?? 'busy'
