/** What to run in an instance. Follows `InstanceExecPost` of the API description. */
export interface InstanceExecPost {
  command: string[]
  environment?: Record<string, string>
  /** With a terminal: one socket `0` for all three streams; else `0`, `1` and `2`. */
  interactive?: boolean
  width?: number
  height?: number
  user?: number
  group?: number
  cwd?: string
  /** Waits for the sockets to be opened before it starts the command. */
  'wait-for-websocket'?: boolean
  /** Without sockets: keeps what it prints in files, named in the operation's metadata. */
  'record-output'?: boolean
}

/** Follows `InstanceConsolePost`; `type` is `vga` for the graphical console of a virtual machine. */
export interface InstanceConsolePost {
  type?: 'console' | 'vga'
  width?: number
  height?: number
}
