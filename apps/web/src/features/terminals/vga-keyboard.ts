import { keyFor, released, scancodeOf } from './scancodes.ts'
import type { SpiceInput } from './spice-input.ts'

type Send = (input: SpiceInput) => void
type Key = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

const modifiers = [
  ['Shift', 'shiftKey'],
  ['Control', 'ctrlKey'],
  ['Alt', 'altKey'],
  ['Meta', 'metaKey'],
] as const

/** A machine's keyboard remembers a few dozen events; what comes faster than the machine reads is lost. */
const typeEveryMs = 25

/** The keyboard of a machine as this page plays it: it knows which keys are down, so that none stays down. */
export const createKeyboard = (send: Send) => {
  const held = new Set<string>()
  let typing: ReturnType<typeof setInterval> | undefined

  const down = (code: string): void => {
    const scancode = scancodeOf(code)
    if (scancode === undefined) return
    held.add(code)
    send({ type: 'key', scancode, down: true })
  }
  const up = (code: string): void => {
    const scancode = scancodeOf(code)
    if (scancode === undefined || !held.delete(code)) return
    send({ type: 'key', scancode: released(scancode), down: false })
  }
  /** Keys that went up or down while another window had the keyboard. */
  const agree = (event: Key): void => {
    for (const [name, flag] of modifiers) {
      const [left, right] = [`${name}Left`, `${name}Right`]
      if (event.code === left || event.code === right) continue
      if (event[flag]) {
        if (!held.has(left) && !held.has(right)) down(left)
      } else {
        up(left)
        // As the third level of a layout the right Alt is no Alt to the browser, and yet it is held.
        if (name !== 'Alt') up(right)
      }
    }
  }
  const press = (codes: readonly string[]): void => {
    codes.forEach(down)
    codes.toReversed().forEach(up)
  }

  return {
    /** False for a key that a machine's keyboard does not have. */
    down(event: Key): boolean {
      // Keyboards on glass say what they wrote, not which key it was.
      const code = event.code === '' ? keyFor(event.key)?.code : event.code
      if (code === undefined || scancodeOf(code) === undefined) return false
      agree(event)
      down(code)
      return true
    },
    up(event: Key): void {
      up(event.code === '' ? (keyFor(event.key)?.code ?? '') : event.code)
      // While Meta is held, macOS tells of no other key that it was let go.
      if (event.code.startsWith('Meta')) this.release()
    },
    /** Lets go of everything. */
    release(): void {
      for (const code of held) up(code)
    },
    /** Keys together, and let go of again. */
    press,
    /** Types on a keyboard of the United States; what has no key there is left out, and counted. */
    type(text: string): number {
      const characters = [...text.replaceAll('\r\n', '\n')]
      const keys = characters.map(keyFor).filter((key) => key !== undefined)
      clearInterval(typing)
      typing = setInterval(() => {
        const key = keys.shift()
        if (key === undefined) clearInterval(typing)
        else press(key.shift ? ['ShiftLeft', key.code] : [key.code])
      }, typeEveryMs)
      return characters.length - keys.length
    },
    stop(): void {
      clearInterval(typing)
      this.release()
    },
  }
}

export type VgaKeyboard = ReturnType<typeof createKeyboard>
