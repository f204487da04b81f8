import type headless from '@xterm/headless'

type Terminal = InstanceType<typeof headless.Terminal>
type Params = (number | number[])[]

const mouseEncodings = [1005, 1006, 1015, 1016]

/**
 * Keeps what the serialiser leaves out: whether the cursor is seen and its shape, how the mouse is reported, the
 * scrolling region, line-drawing characters. Answers the sequences that bring them back, to follow the serialised
 * screen. Handlers that answer false only look on.
 */
export function unserialisedModes(terminal: Terminal): () => string {
  const { parser } = terminal
  let cursorHidden = false
  let cursorStyle = 0
  let mouseEncoding = 0
  let lineDrawing = false
  /** Of each of the two buffers: first and last row, from 1. */
  const regions = new Map<string, [number, number]>()

  const reset = (): false => {
    cursorHidden = false
    lineDrawing = false
    regions.delete(terminal.buffer.active.type)
    return false
  }
  const set =
    (on: boolean) =>
    (params: Params): false => {
      for (const mode of params) {
        if (mode === 25) cursorHidden = !on
        else if (typeof mode === 'number' && mouseEncodings.includes(mode)) mouseEncoding = on ? mode : 0
        else if (!on && (mode === 1049 || mode === 1047 || mode === 47)) regions.delete('alternate')
      }
      return false
    }
  parser.registerCsiHandler({ prefix: '?', final: 'h' }, set(true))
  parser.registerCsiHandler({ prefix: '?', final: 'l' }, set(false))
  parser.registerCsiHandler({ intermediates: ' ', final: 'q' }, ([style]) => {
    cursorStyle = typeof style === 'number' ? style : 0
    return false
  })
  parser.registerCsiHandler({ final: 'r' }, ([first, last]) => {
    const top = Math.max(1, Number(first ?? 1))
    const bottom = Math.min(terminal.rows, Number(last ?? 0) || terminal.rows)
    if (top >= bottom) return false
    regions.set(terminal.buffer.active.type, [top, bottom])
    return false
  })
  parser.registerCsiHandler({ intermediates: '!', final: 'p' }, reset)
  parser.registerEscHandler({ final: 'c' }, () => {
    mouseEncoding = 0
    cursorStyle = 0
    regions.clear()
    return reset()
  })
  parser.registerEscHandler({ intermediates: '(', final: '0' }, () => {
    lineDrawing = true
    return false
  })
  parser.registerEscHandler({ intermediates: '(', final: 'B' }, () => {
    lineDrawing = false
    return false
  })
  // The terminal itself gives up its regions then.
  terminal.onResize(() => regions.clear())

  return () => {
    const { cursorX, cursorY, type } = terminal.buffer.active
    const [top, bottom] = regions.get(type) ?? [1, terminal.rows]
    const isWhole = top === 1 && bottom === terminal.rows
    const { originMode } = terminal.modes
    let text = ''
    if (!isWhole) text += `\x1b[${top};${bottom}r`
    // Both put the cursor home; with the origin mode on, rows are counted within the region.
    if (!isWhole || originMode) {
      const row = originMode ? cursorY + 1 - (top - 1) : cursorY + 1
      text += `\x1b[${row};${Math.min(cursorX + 1, terminal.cols)}H`
    }
    if (mouseEncoding !== 0) text += `\x1b[?${mouseEncoding}h`
    if (cursorStyle !== 0) text += `\x1b[${cursorStyle} q`
    if (cursorHidden) text += '\x1b[?25l'
    if (lineDrawing) text += '\x1b(0'
    return text
  }
}
