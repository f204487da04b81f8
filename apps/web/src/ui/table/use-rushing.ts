import { type RefObject, useRef } from 'react'

/**
 * Whether the rows go by so fast, half a window and more from one drawing to the next, that nobody reads more than
 * a name. It ends with the scrolling.
 */
export const useRushing = (
  offset: number,
  isScrolling: boolean,
  scroller: RefObject<HTMLElement | null>,
): boolean => {
  const last = useRef(offset)
  const step = Math.abs(offset - last.current)
  last.current = offset
  return isScrolling && step > (scroller.current?.clientHeight ?? 0) / 2
}
