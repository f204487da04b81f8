import { describe, expect, it } from 'vitest'
import { keyFor, released, scancodeOf } from './scancodes.ts'

describe('scan codes', () => {
  it.each([
    ['Escape', 0x01],
    ['Backspace', 0x0e],
    ['Tab', 0x0f],
    ['Enter', 0x1c],
    ['ControlLeft', 0x1d],
    ['KeyA', 0x1e],
    ['ShiftLeft', 0x2a],
    ['Backslash', 0x2b],
    ['KeyZ', 0x2c],
    ['ShiftRight', 0x36],
    ['NumpadMultiply', 0x37],
    ['AltLeft', 0x38],
    ['Space', 0x39],
    ['CapsLock', 0x3a],
    ['F1', 0x3b],
    ['F10', 0x44],
    ['Numpad7', 0x47],
    ['NumpadDecimal', 0x53],
    ['IntlBackslash', 0x56],
    ['F11', 0x57],
    ['F12', 0x58],
    ['NumpadEnter', 0x1ce0],
    ['ControlRight', 0x1de0],
    ['NumpadDivide', 0x35e0],
    ['AltRight', 0x38e0],
    ['Home', 0x47e0],
    ['ArrowUp', 0x48e0],
    ['PageUp', 0x49e0],
    ['ArrowLeft', 0x4be0],
    ['ArrowRight', 0x4de0],
    ['End', 0x4fe0],
    ['ArrowDown', 0x50e0],
    ['PageDown', 0x51e0],
    ['Insert', 0x52e0],
    ['Delete', 0x53e0],
    ['MetaLeft', 0x5be0],
    ['ContextMenu', 0x5de0],
  ])('%s is %d', (code, scancode) => {
    expect(scancodeOf(code)).toBe(scancode)
  })

  it('knows no key that such a keyboard does not have', () => {
    expect(scancodeOf('BrightnessUp')).toBeUndefined()
    expect(scancodeOf('')).toBeUndefined()
  })

  it('marks the key itself when it is let go, not the byte before it', () => {
    expect(released(0x1e)).toBe(0x9e)
    expect(released(0x48e0)).toBe(0xc8e0)
  })

  it('finds the key of every printable character of ASCII', () => {
    for (let at = 0x20; at < 0x7f; at += 1) {
      const key = keyFor(String.fromCharCode(at))
      expect(scancodeOf(key?.code ?? ''), String.fromCharCode(at)).toBeTypeOf('number')
    }
    expect(keyFor('a')).toEqual({ code: 'KeyA', shift: false })
    expect(keyFor('A')).toEqual({ code: 'KeyA', shift: true })
    expect(keyFor('\n')).toEqual({ code: 'Enter', shift: false })
    expect(keyFor('"')).toEqual({ code: 'Quote', shift: true })
    expect(keyFor('?')).toEqual({ code: 'Slash', shift: true })
    expect(keyFor('ß')).toBeUndefined()
  })
})
