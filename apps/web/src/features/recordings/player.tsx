import { type KeyboardEvent, useEffect, useRef } from 'react'
import { recordings } from '../../i18n/en/recordings.ts'
import { useSlice } from '../../live/hooks.ts'
import { terminalPreferences } from '../terminals/preferences.ts'
import { themes } from '../terminals/themes.ts'
import type { Cast } from './cast.ts'
import { PlayerControls } from './player-controls.tsx'
import { type Player as Handle, usePlayer } from './use-player.ts'

const words = recordings.player
const stepSeconds = 5

/** Whether the key belongs to the control that has the focus. */
const isTaken = (key: string, target: EventTarget): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (key === ' ') return target.matches('button, select, input[type="checkbox"]')
  return target.matches('select')
}

const actOn = (key: string, player: Handle, length: number): boolean => {
  if (key === ' ') player.toggle()
  else if (key === 'ArrowLeft') player.seek(player.position - stepSeconds)
  else if (key === 'ArrowRight') player.seek(player.position + stepSeconds)
  else if (key === 'ArrowUp') player.stepSpeed(1)
  else if (key === 'ArrowDown') player.stepSpeed(-1)
  else if (key === 'Home') player.seek(0)
  else if (key === 'End') player.seek(length)
  else return false
  return true
}

/** A recording that can be played, by mouse and by keyboard. */
export const Player = ({ cast, name }: { cast: Cast; name: string }) => {
  const host = useRef<HTMLDivElement>(null)
  const region = useRef<HTMLElement>(null)
  const player = usePlayer(cast, words.screen, host)
  const { theme } = useSlice(terminalPreferences)
  // Whoever opens a recording means to play it.
  useEffect(() => region.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.key, event.target)) return
    if (actOn(event.key, player, cast.length)) event.preventDefault()
  }
  return (
    <section
      ref={region}
      aria-label={`${words.region}: ${name}`}
      aria-describedby="player-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys must reach it
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-panel border border-line bg-panel focus-visible:-outline-offset-2"
    >
      <div style={{ background: themes[theme].background }} className="min-h-0 flex-1 overflow-auto p-2">
        <div ref={host} data-recording={name} className="h-full min-h-0" />
      </div>
      <PlayerControls player={player} length={cast.length} />
      <p
        id="player-keys"
        className="m-0 flex shrink-0 flex-wrap justify-between gap-x-3 px-3 pb-1.5 text-dim text-small max-sm:sr-only"
      >
        <span>{words.keys}</span>
        <span>{words.size(player.size.cols, player.size.rows)}</span>
      </p>
    </section>
  )
}
