/*
 * The keyboard of a machine: what its keys send (scan code set 1), by their places as the browser names them. The
 * layout is the guest's affair. An extended key sends 0xE0 first, which is written here as the low byte.
 */
const rows: readonly (readonly [first: number, codes: string])[] = [
  [
    0x01,
    'Escape Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal Backspace',
  ],
  [0x0f, 'Tab KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Enter ControlLeft'],
  [0x1e, 'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backquote ShiftLeft Backslash'],
  [0x2c, 'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash ShiftRight NumpadMultiply AltLeft Space'],
  [0x3a, 'CapsLock F1 F2 F3 F4 F5 F6 F7 F8 F9 F10'],
  [0x46, 'ScrollLock Numpad7 Numpad8 Numpad9 NumpadSubtract Numpad4 Numpad5 Numpad6 NumpadAdd'],
  [0x4f, 'Numpad1 Numpad2 Numpad3 Numpad0 NumpadDecimal'],
  [0x56, 'IntlBackslash F11 F12 NumpadEqual'],
]
const extendedRows: readonly (readonly [first: number, codes: string])[] = [
  [0x1c, 'NumpadEnter ControlRight'],
  [0x35, 'NumpadDivide'],
  [0x37, 'PrintScreen AltRight'],
  [0x45, 'NumLock Pause Home ArrowUp PageUp'],
  [0x4b, 'ArrowLeft'],
  [0x4d, 'ArrowRight'],
  [0x4f, 'End ArrowDown PageDown Insert Delete'],
  [0x5b, 'MetaLeft MetaRight ContextMenu'],
]
const others: readonly (readonly [string, number])[] = [
  ['KanaMode', 0x70],
  ['IntlRo', 0x73],
  ['Convert', 0x79],
  ['NonConvert', 0x7b],
  ['IntlYen', 0x7d],
]

const scancodes = new Map<string, number>(others)
for (const [first, codes] of rows)
  for (const [at, code] of codes.split(' ').entries()) scancodes.set(code, first + at)
for (const [first, codes] of extendedRows)
  for (const [at, code] of codes.split(' ').entries()) scancodes.set(code, 0xe0 | ((first + at) << 8))

/** What a key sends when it goes down; undefined for keys that such a keyboard does not have. */
export const scancodeOf = (code: string): number | undefined => scancodes.get(code)

/** What it sends when it is let go. */
export const released = (scancode: number): number => scancode | (scancode < 0x100 ? 0x80 : 0x8000)

const plain = "`1234567890-=[]\\;',./ \t\n"
const shifted = '~!@#$%^&*()_+{}|:"<>?'
const places =
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Comma Period Slash Space Tab Enter'.split(
    ' ',
  )

/** Which key makes a character on a keyboard of the United States, and whether with Shift. */
export const keyFor = (character: string): { code: string; shift: boolean } | undefined => {
  if (/^[a-z]$/i.test(character)) {
    return { code: `Key${character.toUpperCase()}`, shift: character !== character.toLowerCase() }
  }
  for (const [characters, shift] of [
    [plain, false],
    [shifted, true],
  ] as const) {
    const code = places[characters.indexOf(character)]
    if (code !== undefined) return { code, shift }
  }
  return undefined
}
