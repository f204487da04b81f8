import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * How fast the rows go by: `read` at rest or slowly; `quick` when each is there for a few frames only, so that nobody
 * presses anything in it; `rush` when the whole window is another one with each drawing, and a name is all one sees.
 * The first drawing is `quick` too: what is read is there a frame before what is pressed.
 */
export type Pace = 'read' | 'quick' | 'rush'

/** Pixels from one drawing to the next, above which a row is gone within a quarter of a second. */
const quickStep = 50

export const usePace = (
  offset: number,
  isScrolling: boolean,
  scroller: RefObject<HTMLElement | null>,
): Pace => {
  const [isThere, setThere] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setThere(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  const last = useRef<{ offset: number; pace: Pace }>({ offset, pace: 'read' })
  const step = Math.abs(offset - last.current.offset)
  const window = scroller.current?.clientHeight ?? 0
  const moved = step > window / 2 ? 'rush' : step > quickStep ? 'quick' : 'read'
  // Drawings for another reason, in the middle of scrolling, say nothing of its pace.
  const pace = !isScrolling ? (isThere ? 'read' : 'quick') : step === 0 ? last.current.pace : moved
  last.current = { offset, pace }
  return pace
}
