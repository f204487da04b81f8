import type { InstanceKey } from '@gantry/protocol/instance-row'
import type { Recording, RecordingSettings } from '@gantry/protocol/recording'
import type { TerminalSize } from '@gantry/protocol/terminal-frames'
import type { Caller } from '../access/access.ts'
import type { Recorder } from './recorder.ts'

/** Recordings of terminals: which sessions, where they are kept, and for how long. */
export interface Recordings extends AsyncDisposable {
  settings(): Promise<RecordingSettings>
  change(settings: RecordingSettings): Promise<void>
  /**
   * Begins one if this session is to be recorded; undefined where it is not. Rejects when it cannot be written.
   * `onFailed` is told once when it later cannot.
   */
  begin(what: Recorded, onFailed: (strict: boolean) => void): Promise<Recorder | undefined>
  end(recorder: Recorder): Promise<void>
  list(text: string): Promise<Recording[]>
  /** The asciicast in pieces; undefined when there is no such recording. */
  read(id: string): Promise<AsyncGenerator<string> | undefined>
  /** False when there is no such recording. */
  remove(id: string): Promise<boolean>
}

type Recorded = { instance: InstanceKey; command: string[]; caller: Caller; size: TerminalSize }
