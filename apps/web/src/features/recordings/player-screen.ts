import { terminalPreferences } from '../terminals/preferences.ts'
import { themes } from '../terminals/themes.ts'
import { closeXterm, openXterm } from '../terminals/xterm.ts'
import type { CastSize } from './cast.ts'
import type { PlaybackScreen } from './playback.ts'

const smallest = 5

/** A terminal that only shows. The recording says how large it is; the letters are as large as the room lets them be. */
export const openPlayerScreen = (
  host: HTMLElement,
  label: string,
  onSize: (size: CastSize) => void,
): PlaybackScreen & { dispose(): void } => {
  const { fontSize, theme } = terminalPreferences.get()
  const terminal = openXterm(host, label, { disableStdin: true, fontSize, theme: themes[theme] })
  // All keys are the player's.
  terminal.attachCustomKeyEventHandler(() => false)
  terminal.textarea?.setAttribute('tabindex', '-1')

  const fit = (): void => {
    const screen = host.querySelector<HTMLElement>('.xterm-screen')
    const size = terminal.options.fontSize ?? fontSize
    if (screen === null || screen.offsetWidth === 0 || host.clientWidth === 0) return
    const room = Math.min(host.clientWidth / screen.offsetWidth, host.clientHeight / screen.offsetHeight)
    // A little less than what would just fit: letters come in whole pixels.
    const wanted = Math.max(smallest, Math.min(fontSize, Math.floor(size * room * 2) / 2))
    if (wanted !== size) terminal.options.fontSize = wanted
  }
  const observer = new ResizeObserver(fit)
  observer.observe(host)
  const forget = terminalPreferences.subscribe(() => {
    terminal.options.theme = themes[terminalPreferences.get().theme]
  })
  const resize = ({ cols, rows }: CastSize): void => {
    terminal.resize(cols, rows)
    onSize({ cols, rows })
    requestAnimationFrame(fit)
  }
  return {
    reset: (size) =>
      terminal.write('', () => {
        terminal.reset()
        resize(size)
      }),
    // In the order of the stream: what was written before is parsed a moment later.
    resize: (size) => terminal.write('', () => resize(size)),
    write: (text) => terminal.write(text),
    dispose() {
      forget()
      observer.disconnect()
      closeXterm(host)
    },
  }
}
