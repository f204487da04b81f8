import { toast } from '../ui/toast.tsx'
import type { ApiResult } from './result.ts'

/**
 * Waits for a change and tells the person how it went; answers whether it was done. Without `done` only a failure is
 * told: what was done shows itself on the page.
 */
export const reported = async <T>(result: Promise<ApiResult<T>>, done?: string): Promise<boolean> => {
  const settled = await result
  if (!settled.ok) toast.failed(settled.failure)
  else if (done !== undefined) toast.done(done)
  return settled.ok
}
