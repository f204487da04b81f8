/**
 * A line of at most a few dozen points in a fixed box. `max` is the top of the scale; without it the highest point
 * is, but never less than `floor`, so that 1 % does not look like a mountain.
 */
export const Sparkline = ({
  points,
  max,
  floor = 100,
  width = 60,
  height = 18,
  label,
}: {
  points: readonly (number | null)[]
  max?: number
  floor?: number
  width?: number
  height?: number
  label: string
}) => {
  const known = points.filter((point) => point !== null)
  if (known.length < 2) return null
  const top = max ?? Math.max(floor, ...known)
  const step = width / Math.max(1, points.length - 1)
  let pen = 'M'
  let path = ''
  points.forEach((point, index) => {
    if (point === null) {
      pen = 'M'
      return
    }
    const y = height - 1 - (Math.min(point, top) / top) * (height - 2)
    path += `${pen}${(index * step).toFixed(1)} ${y.toFixed(1)}`
    pen = 'L'
  })
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="block">
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth="1.4" />
    </svg>
  )
}
