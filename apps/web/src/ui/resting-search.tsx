import { useEffect, useState } from 'react'
import { SearchInput } from './inputs.tsx'

const restMs = 200

/** A search whose value lives elsewhere (the URL): it is told when the typing rests, not at each letter. */
export const RestingSearch = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  /** Give a stable function: a new one begins the rest again. */
  onChange: (text: string) => void
}) => {
  const [typed, setTyped] = useState(value)
  // When the value changes elsewhere (back, "clear filters"), the field follows.
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <SearchInput
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className="min-w-48 max-w-[420px] flex-1"
    />
  )
}
