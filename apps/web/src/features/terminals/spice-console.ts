import {
  Constants,
  type SpiceConn,
  SpiceCursorConn,
  SpiceDisplayConn,
  SpiceInputsConn,
  SpiceMainConn,
} from 'spice-client'
import { encodeInput, type SpiceInput } from './spice-input.ts'

/*
 * The library speaks SPICE and draws. What it does beside is done here in its place: its handlers take the focus, keep
 * keys down for ever when the focus leaves, forget that a picture may be scaled, and answer any guest that asks for
 * the clipboard; its surfaces are found by ids that are the same for every console of a page.
 */
export type SpiceConsoleParts = {
  url: string
  /** Where the picture goes; it needs an id, and must be in the document. */
  host: HTMLElement
  /** There is a picture and it takes keys, or there is one of another size. */
  onPicture: (size: { width: number; height: number }) => void
  /** A channel was closed, and with it all of them are. */
  onClosed: (code: number) => void
  /** The guest wrote its clipboard. Only with an agent in the guest. */
  onClipboard: () => boolean
}

type Message = { type: number; data: ArrayBuffer }
const nothing = (): void => undefined

class Console extends SpiceMainConn {
  readonly #parts: SpiceConsoleParts
  /** A person wants the guest to have the clipboard, once. */
  #isOffered = false

  constructor(parts: SpiceConsoleParts) {
    super({
      uri: parts.url,
      // Who may look is decided by Gantry and by the server; SPICE's own password is not used.
      password: '',
      screen_id: parts.host.id,
      scale_view: false,
    })
    this.#parts = parts
    this.#follow(this)
  }

  override process_channel_message(message: Message): boolean {
    if (message.type !== Constants.SPICE_MSG_MAIN_CHANNELS_LIST) return super.process_channel_message(message)
    for (const { type, id } of channelsIn(message.data)) this.#open(type, id)
    return true
  }

  /** Sound, USB and folders are left: each would be a socket that does nothing. */
  #open(type: number, id: number): void {
    const options = {
      uri: this.ws.url,
      parent: this,
      connection_id: this.connection_id,
      type,
      chan_id: id,
    }
    if (type === Constants.SPICE_CHANNEL_DISPLAY && id === 0) {
      this.display = this.#drawing(this.#follow(new SpiceDisplayConn(options)))
    } else if (type === Constants.SPICE_CHANNEL_INPUTS) {
      this.inputs = this.#follow(new SpiceInputsConn(options))
      this.inputs.mouse_mode = this.mouse_mode
    } else if (type === Constants.SPICE_CHANNEL_CURSOR) {
      this.cursor = this.#follow(new SpiceCursorConn(options))
    }
  }

  #follow<T extends SpiceConn>(channel: T): T {
    channel.log_info = channel.log_warn = channel.log_err = nothing
    channel.ws.addEventListener('close', ({ code }) => this.#parts.onClosed(code))
    // The library tells of a close first, and without its code; of what it does not understand it tells here alone.
    channel.onerror = () => setTimeout(() => this.#parts.onClosed(1006))
    return channel
  }

  /** The last picture stays until there is another: what a machine showed before it stopped can be read. */
  #drawing(display: SpiceDisplayConn): SpiceDisplayConn {
    const { host, onPicture } = this.#parts
    display.hook_events = () => {
      const canvas: unknown = display.surfaces[display.primary_surface]?.canvas
      if (!(canvas instanceof HTMLCanvasElement)) return
      canvas.removeAttribute('id')
      canvas.removeAttribute('tabindex')
      host.replaceChildren(canvas)
      host.style.height = ''
      onPicture({ width: canvas.width, height: canvas.height })
    }
    display.unhook_events = nothing
    display.delete_surface = (id) => {
      delete display.surfaces[id]
    }
    return display
  }

  override handle_clipboard_receive(data: unknown): void {
    if (this.#parts.onClipboard()) super.handle_clipboard_receive(data)
  }

  override handle_clipboard_grab(): void {
    if (this.#parts.onClipboard()) super.handle_clipboard_grab()
  }

  override handle_clipboard_send(): void {
    if (this.#isOffered) super.handle_clipboard_send()
    this.#isOffered = false
  }

  offerClipboard(): void {
    this.#isOffered = true
    this.send_clipboard_grab()
  }
}

const channelsIn = (data: ArrayBuffer): { type: number; id: number }[] => {
  const view = new DataView(data)
  return Array.from({ length: view.getUint32(0, true) }, (_, at) => ({
    type: view.getUint8(4 + 2 * at),
    id: view.getUint8(5 + 2 * at),
  }))
}

export type SpiceConsole = {
  send(input: SpiceInput): void
  /** Whether the guest takes places of the pointer; otherwise only how far it moved. */
  takesPlaces(): boolean
  /** Lets the guest have the clipboard; false where it has no agent that would take it. */
  offerClipboard(): boolean
  close(): void
}

export const openSpiceConsole = (parts: SpiceConsoleParts): SpiceConsole => {
  let isOver = false
  let picture: { width: number; height: number } | undefined
  let hasInputs = false
  const tell = (): void => {
    if (picture !== undefined && hasInputs && !isOver) parts.onPicture(picture)
  }
  const close = (): void => {
    if (isOver) return
    isOver = true
    console.stop()
  }
  const console = new Console({
    ...parts,
    onPicture(size) {
      picture = size
      tell()
    },
    onClosed(code) {
      if (isOver) return
      close()
      parts.onClosed(code)
    },
  })
  // The first that the inputs channel tells, as soon as it is open.
  console.on('keyboard_modifiers', () => {
    if (hasInputs) return
    hasInputs = true
    tell()
  })
  const inputs = (): SpiceInputsConn | undefined =>
    console.inputs?.state === 'ready' && console.inputs.ws.readyState === WebSocket.OPEN
      ? console.inputs
      : undefined
  return {
    send(input) {
      const bytes = encodeInput(input)
      const message = {
        buffer_size: () => bytes.length,
        to_buffer: (into: ArrayBuffer) => new Uint8Array(into).set(bytes),
      }
      // Where the guest is slow, only the last place of the pointer counts.
      if (input.type === 'at' || input.type === 'moved')
        inputs()?.queue_mouse_motion(message, input.x, input.y)
      else inputs()?.send_msg(message)
    },
    takesPlaces: () => console.mouse_mode === Constants.SPICE_MOUSE_MODE_CLIENT,
    offerClipboard() {
      if (!console.agent_connected) return false
      console.offerClipboard()
      return true
    },
    close,
  }
}
