/*
 * The addons name the browser's package for their types, and that brings all of the DOM's with it. What they need is
 * in the headless one too; tsconfig.json maps the name to this file.
 */
export type { IBufferRange, IMarker, ITerminalAddon, Terminal } from '@xterm/headless'
