import { Unicode11Addon } from '@xterm/addon-unicode11'
import { type ITerminalOptions, Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'

declare global {
  interface HTMLElement {
    /** The terminal of its host element, for tests and for whoever reads the screen with scripts of their own. */
    gantryTerminal?: Terminal
  }
}

/**
 * A terminal in `host` as every page draws one, whether somebody types into it or a recording is played on it: the
 * same letters must be as wide in both, or a recording would break its lines elsewhere than the session did.
 */
export const openXterm = (
  host: HTMLElement,
  label: string,
  options: Omit<ITerminalOptions, 'allowProposedApi' | 'fontFamily' | 'lineHeight'>,
): Terminal => {
  const terminal = new Terminal({
    allowProposedApi: true,
    fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
    lineHeight: 1.15,
    scrollback: 5_000,
    minimumContrastRatio: 4.5,
    ...options,
  })
  terminal.loadAddon(new Unicode11Addon())
  terminal.unicode.activeVersion = '11'
  terminal.open(host)
  terminal.textarea?.setAttribute('aria-label', label)
  host.gantryTerminal = terminal
  return terminal
}

/** Takes the terminal out of `host` for good. */
export const closeXterm = (host: HTMLElement): void => {
  host.gantryTerminal?.dispose()
  delete host.gantryTerminal
}
