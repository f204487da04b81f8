/*
 * What runs inside the page. Each function is sent there as text, so it may use nothing but its arguments and the
 * page. Rows are found by their roles, as a screen reader finds them.
 */

declare global {
  interface Window {
    bench: {
      /** Milliseconds from the start of the navigation until the frame with the first row was drawn; 0 before. */
      firstRow: number
      /** The longest task so far, milliseconds; 0 while none was longer than 50 ms. */
      longestTask: number
    }
  }
}

/** Installed before the page's own scripts. */
export function watchLoading(): void {
  window.bench = { firstRow: 0, longestTask: 0 }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.bench.longestTask = Math.max(window.bench.longestTask, duration)
    }
  }).observe({ type: 'longtask', buffered: true })
  const watch = new MutationObserver(() => {
    if (document.querySelector('[role=grid] [role=row][data-key]') === null) return
    watch.disconnect()
    // A task that is posted from a frame's callback runs after that frame is drawn.
    requestAnimationFrame(() => {
      const after = new MessageChannel()
      after.port1.onmessage = () => {
        window.bench.firstRow = performance.now()
      }
      after.port2.postMessage(null)
    })
  })
  watch.observe(document, { childList: true, subtree: true })
}

/** What rows must look like: by name, the status they show, or `null` for a row that must not be there. */
export type Expected = Record<string, string | null>

/** Resolves when the rows look as expected and that frame is drawn; milliseconds since 1970. */
export function whenRows(expected: Expected): Promise<number> {
  return new Promise((resolve) => {
    const right = (): boolean => {
      const rows = [...document.querySelectorAll<HTMLElement>('[role=grid] [role=row][data-key]')]
      if (rows.length === 0) return false
      return Object.entries(expected).every(([name, status]) => {
        const row = rows.find((one) => one.dataset.key?.endsWith(`/${name}`))
        if (row === undefined || status === null) return row === undefined && status === null
        return [...row.children].some((cell) => cell.textContent === status)
      })
    }
    const done = (): void => {
      requestAnimationFrame(() => {
        const after = new MessageChannel()
        after.port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
        after.port2.postMessage(null)
      })
    }
    if (right()) return done()
    const watch = new MutationObserver(() => {
      if (!right()) return
      watch.disconnect()
      done()
    })
    watch.observe(document, { childList: true, subtree: true, characterData: true })
  })
}

/** Scrolls the table by `step` pixels a frame, back and forth, and gives the milliseconds of each frame. */
export function scrollTable({
  step,
  milliseconds,
}: {
  step: number
  milliseconds: number
}): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const scroller = document.querySelector('[role=grid]')?.parentElement
    if (!scroller) return reject(new Error('there is no table'))
    const frames: number[] = []
    let direction = 1
    let before = 0
    let end = 0
    const frame = (at: number): void => {
      if (before === 0) end = at + milliseconds
      else frames.push(at - before)
      before = at
      if (at >= end) {
        resolve(frames)
        return
      }
      const lowest = scroller.scrollHeight - scroller.clientHeight
      if (scroller.scrollTop >= lowest - 1) direction = -1
      if (scroller.scrollTop <= 0) direction = 1
      scroller.scrollTop += direction * step
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** Nodes of the document: its elements alone, and with all texts and comments. */
export function countNodes(): { elements: number; all: number } {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL)
  let all = 1
  while (walker.nextNode()) all += 1
  return { elements: document.getElementsByTagName('*').length, all }
}
