import { type RefObject, useLayoutEffect, useState } from 'react'

const narrowBelow = 560

export type Room = 'whole' | 'cut' | 'narrow'

/**
 * How the columns fit into the element: whole, cut (it scrolls sideways), or too narrow for columns. Measured, not a media
 * query: a table may stand in half a page.
 */
export const useRoom = (element: RefObject<HTMLElement | null>, least: number): Room => {
  const [room, setRoom] = useState<Room>('whole')
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = (): void => {
      const { clientWidth } = current
      // Without a layout there is no width to judge by.
      if (clientWidth === 0) return
      setRoom(clientWidth < narrowBelow ? 'narrow' : clientWidth < least ? 'cut' : 'whole')
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, least])
  return room
}
