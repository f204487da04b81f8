import { useEffect, useRef } from 'react'
import type { ApiFailure } from '../api/result.ts'
import { ErrorPanel } from './notices.tsx'

/** What is wrong with a form as a whole. Comes into view by itself: the button that was pressed may be far below. */
export const FormFailure = ({ failure }: { failure: ApiFailure | undefined }) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure !== undefined) place.current?.scrollIntoView({ block: 'nearest' })
  }, [failure])
  return failure === undefined ? null : (
    <div ref={place} className="scroll-my-14">
      <ErrorPanel error={failure} />
    </div>
  )
}
