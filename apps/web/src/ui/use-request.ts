import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiFailure, ApiResult } from '../api/result.ts'
import { toast } from './toast.tsx'

export type Requested = {
  busy: boolean
  failure: ApiFailure | undefined
  /** Waits for the answer. Why it failed is shown in the dialog; where that was closed meanwhile, a toast tells it. */
  ask: <T>(asked: Promise<ApiResult<T>>) => Promise<ApiResult<T>>
  /** Closes the dialog once all is done, unless the person did: by then another may be open. */
  finish: () => void
  /** What the person does: what was begun goes on. */
  close: () => void
  isClosed: () => boolean
}

/** What a dialog waits for. */
export const useRequest = (onClose: () => void): Requested => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const closed = useRef(false)
  // Also when the page that it stands on goes away, nobody looks at the dialog any more.
  useEffect(() => {
    closed.current = false
    return () => {
      closed.current = true
    }
  }, [])
  const ask = useCallback(async <T>(asked: Promise<ApiResult<T>>): Promise<ApiResult<T>> => {
    setBusy(true)
    setFailure(undefined)
    const result = await asked
    setBusy(false)
    if (!result.ok && closed.current) toast.failed(result.failure)
    else if (!result.ok) setFailure(result.failure)
    return result
  }, [])
  const close = useCallback(() => {
    closed.current = true
    onClose()
  }, [onClose])
  const finish = useCallback(() => {
    if (!closed.current) close()
  }, [close])
  return { busy, failure, ask, finish, close, isClosed: () => closed.current }
}
