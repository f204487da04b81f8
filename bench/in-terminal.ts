/*
 * What runs inside a page with a terminal. Each function is sent there as text, so it may use nothing but its
 * arguments and the page.
 */

type Line = { translateToString(trim: boolean): string }
type Terminal = {
  rows: number
  buffer: { active: { baseY: number; getLine(at: number): Line | undefined } }
  write(data: Uint8Array, done?: () => void): void
  input(text: string): void
  reset(): void
  onRender(listener: () => void): { dispose(): void }
  onWriteParsed(listener: () => void): { dispose(): void }
}

declare global {
  interface HTMLElement {
    gantryTerminal?: Terminal
  }
  interface Window {
    keyWaits?: number[]
  }
}

/** Whether the text stands on the screen. */
export function readScreen(text: string): boolean {
  const terminal = document.querySelector<HTMLElement>('[data-terminal]')?.gantryTerminal
  if (terminal === undefined) return false
  const { active } = terminal.buffer
  const lines = Array.from(
    { length: terminal.rows },
    (_, y) => active.getLine(active.baseY + y)?.translateToString(false) ?? '',
  )
  return lines.join('\n').includes(text)
}

/** Types a line and waits until the text stands at the screen's end; milliseconds from the key to that frame. */
export function typeAndWait({ line, until }: { line: string; until: string }): Promise<number> {
  const terminal = document.querySelector<HTMLElement>('[data-terminal]')?.gantryTerminal
  if (terminal === undefined) throw new Error('there is no terminal')
  const { active } = terminal.buffer
  return new Promise((resolve) => {
    const since = performance.now()
    const ends = (): boolean => {
      const lines = Array.from(
        { length: terminal.rows },
        (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
      )
      while (lines.at(-1) === '') lines.pop()
      const shown = `${lines.slice(-5).join('\n')} `
      // What was typed is echoed with its quotes, so it is not what is waited for.
      return shown.includes(until)
    }
    const parsed = terminal.onWriteParsed(() => {
      if (!ends()) return
      parsed.dispose()
      requestAnimationFrame(() => {
        const after = new MessageChannel()
        after.port1.onmessage = () => resolve(performance.now() - since)
        after.port2.postMessage(null)
      })
    })
    terminal.input(line)
  })
}

/** Waits for a terminal and the text in it; milliseconds since the navigation. */
export function whenScreen(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const terminal = document.querySelector<HTMLElement>('[data-terminal]')?.gantryTerminal
      const active = terminal?.buffer.active
      const lines = Array.from(
        { length: terminal?.rows ?? 0 },
        (_, y) => active?.getLine(active.baseY + y)?.translateToString(true) ?? '',
      )
      if (lines.join('\n').includes(text)) resolve(performance.now())
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** The same output, made in the page and written straight into the terminal. */
export async function parserAlone({
  kind,
  scale,
}: {
  kind: 'numbers' | 'colours'
  scale: number
}): Promise<{ bytes: number; ms: number }> {
  const terminal = document.querySelector<HTMLElement>('[data-terminal]')?.gantryTerminal
  if (terminal === undefined) throw new Error('there is no terminal')
  const encoder = new TextEncoder()
  const count = (kind === 'numbers' ? 5_000_000 : 770_000) * scale
  let bytes = 0
  let ms = 0
  let text = ''
  const lineOf = (at: number): string =>
    kind === 'numbers'
      ? `${at + 1}\r\n`
      : `\u001b[3${at % 8}mline ${String(at).padStart(8, '0')} some coloured words that fill it\u001b[0m\r\n`
  for (let at = 0; at < count; at++) {
    text += lineOf(at)
    if (text.length < 65_536 && at < count - 1) continue
    const chunk = encoder.encode(text)
    text = ''
    bytes += chunk.length
    const since = performance.now()
    await new Promise<void>((resolve) => terminal.write(chunk, resolve))
    ms += performance.now() - since
  }
  return { bytes, ms }
}

/** From now on, how many milliseconds each key waits from the browser's taking it to the page's hearing of it. */
export function watchKeys(): void {
  window.keyWaits = []
  window.addEventListener('keydown', (event) => window.keyWaits?.push(performance.now() - event.timeStamp), {
    capture: true,
  })
}

/** What was seen since it was asked last. */
export function takeKeyWaits(): number[] {
  return window.keyWaits?.splice(0) ?? []
}
