import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

export type Line = { values: readonly (number | null)[]; colour: string }

const colourOf = (element: Element, name: string): string =>
  getComputedStyle(element).getPropertyValue(name).trim()

const optionsFor = (element: HTMLElement, lines: readonly Line[], max: number | null): uPlot.Options => ({
  width: element.clientWidth,
  height: element.clientHeight,
  legend: { show: false },
  cursor: { show: false },
  padding: [2, 0, 2, 0],
  axes: [{ show: false }, { show: false }],
  scales: {
    x: { time: true },
    y: { range: (_plot, _low, high) => [0, max ?? Math.max(high * 1.1, 1)] },
  },
  series: [
    {},
    ...lines.map(({ colour }): uPlot.Series => {
      const stroke = colourOf(element, colour)
      return {
        stroke,
        width: 1.4,
        points: { show: false },
        fill: `color-mix(in srgb, ${stroke} 13%, transparent)`,
      }
    }),
  ],
})

/**
 * Lines over the last minutes, drawn by uPlot. `times` are milliseconds; `max` is the top of the scale where there
 * is one (a limit). Only the canvas is ours to draw: what it shows is said in words beside it.
 */
export const UsageChart = ({
  times,
  lines,
  max,
}: {
  times: readonly number[]
  lines: readonly Line[]
  max: number | null
}) => {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const shape = `${lines.map((line) => line.colour).join()} ${max}`
  // The plot is made anew only when its shape changes; new samples are set on it below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for lines and max
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const make = (): void => {
      plot.current?.destroy()
      plot.current = new uPlot(optionsFor(element, lines, max), [[], ...lines.map(() => [])], element)
    }
    make()
    const resize = new ResizeObserver(() => {
      plot.current?.setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    resize.observe(element)
    // Canvases do not follow CSS variables.
    const themes = new MutationObserver(make)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      resize.disconnect()
      themes.disconnect()
      plot.current?.destroy()
      plot.current = undefined
    }
  }, [shape])
  useEffect(() => {
    plot.current?.setData([times.map((time) => time / 1000), ...lines.map((line) => [...line.values])])
  })
  return <div ref={box} aria-hidden="true" className="h-[84px] w-full overflow-hidden" />
}
