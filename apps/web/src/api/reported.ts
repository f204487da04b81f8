import { toast } from '../ui/toast.tsx'
import type { ApiResult } from './result.ts'

/** Waits for a change and tells the person how it went; answers whether it was done. */
export const reported = async <T>(result: Promise<ApiResult<T>>, done: string): Promise<boolean> => {
  const settled = await result
  if (settled.ok) toast.done(done)
  else toast.failed(settled.failure)
  return settled.ok
}
