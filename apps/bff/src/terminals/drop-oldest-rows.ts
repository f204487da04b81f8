import type headless from '@xterm/headless'

/** Of xterm's own normal buffer; rows are counted from the oldest. */
interface NormalBuffer {
  lines: { maxLength: number; trimStart(count: number): void }
  ybase: number
  ydisp: number
  savedY: number
}

/**
 * Takes the oldest rows away and leaves everything else as it is. The public API can only take all of them, or lose
 * the scrolling region and the saved cursor on the way, so this reaches behind it, as the serialiser does.
 */
export function dropOldestRows(terminal: InstanceType<typeof headless.Terminal>, count: number): void {
  const core: { buffers: { normal: NormalBuffer } } = Reflect.get(terminal, '_core')
  const { normal } = core.buffers
  normal.lines.trimStart(count)
  normal.ybase -= count
  normal.ydisp = Math.max(0, normal.ydisp - count)
  normal.savedY = Math.max(0, normal.savedY - count)
  // The list keeps what was trimmed until its room is used again; a new room has only what is left.
  const { maxLength } = normal.lines
  normal.lines.maxLength = maxLength - 1
  normal.lines.maxLength = maxLength
}
