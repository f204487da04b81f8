import { heldButtons, type SpiceInput, wheelDown, wheelUp } from './spice-input.ts'

export type PointerParts = {
  host: HTMLElement
  send: (input: SpiceInput) => void
  /** Whether the guest takes places; otherwise only how far the pointer moved. */
  takesPlaces: () => boolean
}

type Box = { left: number; top: number; width: number; height: number }
type Size = { width: number; height: number }

/** Where a point of the window lies in a picture that is drawn as large as fits, in the middle of its box. */
export const placeIn = (picture: Size, box: Box, at: { x: number; y: number }): { x: number; y: number } => {
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const within = (value: number, size: number): number =>
    Math.max(0, Math.min(size - 1, Math.floor(Number.isFinite(value) ? value : 0)))
  const left = box.left + (box.width - picture.width * scale) / 2
  const top = box.top + (box.height - picture.height * scale) / 2
  return {
    x: within((at.x - left) / scale, picture.width),
    y: within((at.y - top) / scale, picture.height),
  }
}

/** Passes the pointer's ways on to the guest. Answers how to stop. */
export const passPointer = ({ host, send, takesPlaces }: PointerParts): (() => void) => {
  const listening = new AbortController()
  const { signal } = listening
  const move = (event: MouseEvent): void => {
    const canvas = host.querySelector('canvas')
    if (canvas === null) return
    const held = heldButtons(event.buttons)
    if (takesPlaces()) {
      const at = { x: event.clientX, y: event.clientY }
      send({ type: 'at', ...placeIn(canvas, canvas.getBoundingClientRect(), at), held })
    } else send({ type: 'moved', x: event.movementX, y: event.movementY, held })
  }
  const press = (event: PointerEvent, down: boolean): void => {
    move(event)
    send({ type: 'button', button: event.button + 1, held: heldButtons(event.buttons), down })
    event.preventDefault()
  }
  host.addEventListener('pointermove', move, { signal })
  host.addEventListener(
    'pointerdown',
    (event) => {
      host.focus({ preventScroll: true })
      host.setPointerCapture(event.pointerId)
      press(event, true)
    },
    { signal },
  )
  host.addEventListener('pointerup', (event) => press(event, false), { signal })
  host.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
  host.addEventListener(
    'wheel',
    (event) => {
      const button = event.deltaY < 0 ? wheelUp : wheelDown
      const held = heldButtons(event.buttons)
      send({ type: 'button', button, held, down: true })
      send({ type: 'button', button, held, down: false })
      event.preventDefault()
    },
    { signal, passive: false },
  )
  return () => listening.abort()
}
