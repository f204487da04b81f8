/**
 * The addons name the browser's package for their types, which brings all of the DOM's with it. What they need is in
 * the headless one too.
 */
declare module '@xterm/xterm' {
  export type { IBufferRange, IMarker, ITerminalAddon, Terminal } from '@xterm/headless'
}
