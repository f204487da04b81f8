import { Pause, Play, RotateCcw } from 'lucide-react'
import { recordings } from '../../i18n/en/recordings.ts'
import { IconButton } from '../../ui/button.tsx'
import { CheckField, Select } from '../../ui/inputs.tsx'
import { clock } from './clock.ts'
import { type Player, speeds } from './use-player.ts'

const words = recordings.player

/** Play and pause, where it is, and how fast it goes. */
export const PlayerControls = ({ player, length }: { player: Player; length: number }) => {
  const { position, isPlaying, isOver, speed, skipsIdle } = player
  const where = words.at(clock(position), clock(length))
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-t px-2 py-1.5">
      <IconButton
        icon={isPlaying ? Pause : isOver ? RotateCcw : Play}
        label={isPlaying ? words.pause : isOver ? words.again : words.play}
        onClick={player.toggle}
      />
      <input
        type="range"
        aria-label={words.position}
        aria-valuetext={where}
        min={0}
        max={length}
        step="any"
        value={position}
        onChange={(event) => player.seek(event.target.valueAsNumber)}
        className="min-w-32 flex-1 accent-accent"
      />
      <span className="whitespace-nowrap text-dim tabular-nums">{where}</span>
      <Select
        aria-label={words.speed}
        className="max-w-20"
        value={speed}
        onChange={(event) => {
          const chosen = speeds.find((one) => String(one) === event.target.value)
          if (chosen !== undefined) player.setSpeed(chosen)
        }}
      >
        {speeds.map((one) => (
          <option key={one} value={one}>
            {words.times(one)}
          </option>
        ))}
      </Select>
      <span data-tip={words.idleTip}>
        <CheckField
          label={words.idle}
          checked={skipsIdle}
          onChange={(event) => player.setSkipsIdle(event.target.checked)}
        />
      </span>
    </div>
  )
}
