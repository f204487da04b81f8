import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { scancodeOf } from './scancodes.ts'
import type { SpiceInput } from './spice-input.ts'
import { createKeyboard } from './vga-keyboard.ts'

const sent: string[] = []
const nameOf = (scancode: number): string => {
  const codes = [
    'KeyA',
    'KeyB',
    'ShiftLeft',
    'ControlLeft',
    'AltLeft',
    'AltRight',
    'Delete',
    'Slash',
    'Enter',
  ]
  return codes.find((code) => scancodeOf(code) === scancode) ?? String(scancode)
}
const send = (input: SpiceInput): void => {
  if (input.type !== 'key') return
  const scancode = input.down ? input.scancode : input.scancode & ~(input.scancode < 0x100 ? 0x80 : 0x8000)
  sent.push(`${input.down ? '+' : '-'}${nameOf(scancode)}`)
}
const key = (code: string, flags: Partial<KeyboardEvent> = {}) => ({
  code,
  key: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...flags,
})
beforeEach(() => {
  sent.length = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

it('sends keys down and up, and says which it does not have', () => {
  const keyboard = createKeyboard(send)
  expect(keyboard.down(key('KeyA'))).toBe(true)
  keyboard.up(key('KeyA'))
  expect(keyboard.down(key('BrightnessUp'))).toBe(false)
  expect(sent).toEqual(['+KeyA', '-KeyA'])
})

it('lets go of everything when the focus leaves, once', () => {
  const keyboard = createKeyboard(send)
  keyboard.down(key('ControlLeft', { ctrlKey: true }))
  keyboard.down(key('KeyA', { ctrlKey: true }))
  keyboard.release()
  keyboard.release()
  keyboard.up(key('KeyA'))
  expect(sent).toEqual(['+ControlLeft', '+KeyA', '-ControlLeft', '-KeyA'])
})

it('agrees on modifiers that changed while another window had the keyboard', () => {
  const keyboard = createKeyboard(send)
  keyboard.down(key('KeyA', { shiftKey: true }))
  keyboard.up(key('KeyA', { shiftKey: true }))
  keyboard.down(key('KeyB'))
  expect(sent).toEqual(['+ShiftLeft', '+KeyA', '-KeyA', '-ShiftLeft', '+KeyB'])
})

it('keeps the right Alt as the third level of a layout, which is no Alt to the browser', () => {
  const keyboard = createKeyboard(send)
  keyboard.down(key('AltRight'))
  keyboard.down(key('KeyA'))
  expect(sent).toEqual(['+AltRight', '+KeyA'])
})

it('presses keys together and lets go of them in the opposite order', () => {
  createKeyboard(send).press(['ControlLeft', 'AltLeft', 'Delete'])
  expect(sent).toEqual(['+ControlLeft', '+AltLeft', '+Delete', '-Delete', '-AltLeft', '-ControlLeft'])
})

it('takes what keyboards on glass wrote for the key that writes it', () => {
  const keyboard = createKeyboard(send)
  expect(keyboard.down(key('', { key: 'a' }))).toBe(true)
  keyboard.up(key('', { key: 'a' }))
  expect(sent).toEqual(['+KeyA', '-KeyA'])
})

it('types a text no faster than a machine reads, counts what has no key, and stops when told', () => {
  const keyboard = createKeyboard(send)
  expect(keyboard.type('a?ß\r\nb')).toBe(1)
  expect(sent).toEqual([])
  vi.advanceTimersByTime(25)
  expect(sent).toEqual(['+KeyA', '-KeyA'])
  vi.advanceTimersByTime(50)
  expect(sent.slice(2)).toEqual(['+ShiftLeft', '+Slash', '-Slash', '-ShiftLeft', '+Enter', '-Enter'])
  keyboard.stop()
  vi.advanceTimersByTime(1_000)
  expect(sent).toHaveLength(8)
})
