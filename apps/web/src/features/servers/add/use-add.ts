import type { AddServer } from '@gantry/protocol/servers'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ApiFailure } from '../../../api/result.ts'
import { t } from '../../../i18n/en.ts'
import { live } from '../../../live/live.ts'
import { toast } from '../../../ui/toast.tsx'
import { addServer } from '../server-requests.ts'

/**
 * Adds a server and goes to its page. The answered row is put into the live picture at once, so that the page does
 * not say "no such server" in the moment before the socket brings it.
 */
export const useAdd = (): {
  add: (body: AddServer) => Promise<ApiFailure | undefined>
  /** The name of the server that is being added. */
  adding: string | undefined
} => {
  const navigate = useNavigate()
  const [adding, setAdding] = useState<string>()
  const add = async (body: AddServer): Promise<ApiFailure | undefined> => {
    setAdding(body.name)
    const result = await addServer(body)
    setAdding(undefined)
    if (!result.ok) return result.failure
    live.servers.put([result.value])
    toast.done(t.servers.form.added(result.value.name))
    await navigate({ to: '/servers/$server', params: { server: result.value.id } })
    return undefined
  }
  return { add, adding }
}
