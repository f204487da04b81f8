import { useEffect, useState } from 'react'

/** True once the component has been there for `ms`. */
export const useLate = (ms: number): boolean => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return late
}
