import { hasEnded, type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import { live, liveStatus } from '../live/live.ts'
import { lxd } from './lxd.ts'

export type Ended = Pick<OperationRow, 'status' | 'error'>

/**
 * What became of an operation once it has ended, however long that takes. The live socket tells; what ended while it
 * was cut, or so long ago that it is told no more, the server itself is asked about. One that it has forgotten is Lost.
 */
export const whenEnded = (server: string, id: string): Promise<Ended> =>
  new Promise((resolve) => {
    const key = operationKey({ server, id })
    let wasSeen = false
    let isAsking = false
    const settle = ({ status, error }: Ended): void => {
      stopRows()
      stopStatus()
      resolve({ status, error })
    }
    const askServer = async (): Promise<void> => {
      // Every step of any operation would ask again.
      if (isAsking || live.operations.byKey().has(key)) return
      isAsking = true
      const found = await lxd(server).operations.get(id)
      isAsking = false
      if (found.ok && hasEnded(found.value.status))
        settle({ status: found.value.status, error: found.value.err })
      else if (!found.ok && found.status === 404) settle({ status: 'Lost', error: '' })
    }
    const look = (): void => {
      const row = live.operations.byKey().get(key)
      if (row !== undefined && hasEnded(row.status)) settle(row)
      else if (row === undefined && wasSeen && liveStatus.get().state === 'live') void askServer()
      wasSeen ||= row !== undefined
    }
    const stopRows = live.operations.all.subscribe(look)
    const stopStatus = liveStatus.subscribe(() => {
      if (liveStatus.get().state === 'live') void askServer()
    })
    look()
  })
