/*
 * What the keyboard and the pointer say on SPICE's inputs channel. Each message is
 *
 *   u16 type, u32 length of the body, body        all little-endian
 *
 *   101 key down       u32 scan code              111 pointer moved by   i32 x, i32 y, u16 buttons held
 *   102 key up         u32 scan code              112 pointer is at      u32 x, u32 y, u16 buttons held, u8 display
 *                                                 113 button down        u8 button, u16 buttons held
 *                                                 114 button up          the same
 */
export type SpiceInput =
  | { type: 'key'; scancode: number; down: boolean }
  | { type: 'moved'; x: number; y: number; held: number }
  | { type: 'at'; x: number; y: number; held: number }
  | { type: 'button'; button: number; held: number; down: boolean }

export const encodeInput = (input: SpiceInput): Uint8Array<ArrayBuffer> => {
  switch (input.type) {
    case 'key':
      return message(input.down ? 101 : 102, 4, (view) => view.setUint32(6, input.scancode, true))
    case 'moved':
      return message(111, 10, (view) => {
        view.setInt32(6, input.x, true)
        view.setInt32(10, input.y, true)
        view.setUint16(14, input.held, true)
      })
    case 'at':
      return message(112, 11, (view) => {
        view.setUint32(6, input.x, true)
        view.setUint32(10, input.y, true)
        view.setUint16(14, input.held, true)
      })
    case 'button':
      return message(input.down ? 113 : 114, 3, (view) => {
        view.setUint8(6, input.button)
        view.setUint16(7, input.held, true)
      })
  }
}

const message = (type: number, length: number, body: (view: DataView) => void): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(6 + length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, type, true)
  view.setUint32(2, length, true)
  body(view)
  return bytes
}

/** SPICE's mask of buttons from the browser's, which has the right and the middle one the other way round. */
export const heldButtons = (buttons: number): number =>
  (buttons & 1) | ((buttons & 4) >> 1) | ((buttons & 2) << 1)

export const wheelUp = 4
export const wheelDown = 5
