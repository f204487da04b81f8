import { type RefObject, useLayoutEffect, useState } from 'react'

const narrowBelow = 560

/** Whether the element is too narrow for columns. Measured, not a media query: a table may stand in half a page. */
export const useNarrow = (element: RefObject<HTMLElement | null>): boolean => {
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = (): void => setNarrow(current.clientWidth > 0 && current.clientWidth < narrowBelow)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return narrow
}
