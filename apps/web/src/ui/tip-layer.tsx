import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'

const showMs = 350
const gap = 6

const target = (event: Event): HTMLElement | undefined => {
  if (!(event.target instanceof Element)) return undefined
  const found = event.target.closest<HTMLElement>('[data-tip]')
  return found ?? undefined
}

/** Below the element, or above it where there is no room; never outside the window. */
const place = (tip: HTMLElement, anchor: HTMLElement): void => {
  const box = anchor.getBoundingClientRect()
  const { width, height } = tip.getBoundingClientRect()
  const below = box.bottom + gap
  const top = below + height > innerHeight - 4 ? box.top - gap - height : below
  const left = Math.min(Math.max(4, box.left + box.width / 2 - width / 2), innerWidth - width - 4)
  tip.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}

/**
 * One tooltip for the whole page, for every element with `data-tip`: on hover after a moment, on focus by keyboard
 * at once, gone with Escape and with pressing it. One layer instead of a component for each button, because a table has hundreds of
 * them and a tooltip costs nothing until it is shown.
 */
export const TipLayer = () => {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const tip = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted: HTMLElement | undefined
    const show = (element: HTMLElement | undefined, ms: number): void => {
      clearTimeout(timer)
      wanted = element
      // The open menu of a button says more than its tip, which would stand over the first entry.
      timer = setTimeout(() => setAnchor(element?.ariaExpanded === 'true' ? undefined : element), ms)
    }
    const over = (event: Event): void => {
      // The pointer may move onto the tooltip itself to read it or to copy from it.
      const onTip = event.target instanceof Node && tip.current?.contains(event.target) === true
      const element = target(event)
      if (onTip) clearTimeout(timer)
      else show(element, element === undefined ? 80 : showMs)
    }
    const focus = (event: Event): void => {
      const element = target(event)
      if (element?.matches(':focus-visible')) show(element, 0)
    }
    // A menu moves the focus to the entry under the pointer: that the entry before lost it must not hide the tip.
    const blur = (event: Event): void => {
      if (target(event) === wanted) hide()
    }
    const hide = (): void => {
      clearTimeout(timer)
      setAnchor(undefined)
    }
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' || event.key === 'Enter' || event.key === ' ') hide()
    }
    document.addEventListener('pointerover', over)
    document.addEventListener('focusin', focus)
    document.addEventListener('focusout', blur)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('scroll', hide, true)
    document.addEventListener('keydown', key)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('focusin', focus)
      document.removeEventListener('focusout', blur)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('scroll', hide, true)
      document.removeEventListener('keydown', key)
    }
  }, [])

  useLayoutEffect(() => {
    if (anchor === undefined || tip.current === null) return
    place(tip.current, anchor)
    anchor.setAttribute('aria-describedby', id)
    return () => anchor.removeAttribute('aria-describedby')
  }, [anchor, id])

  const text = anchor?.isConnected ? anchor.dataset.tip : undefined
  if (text === undefined || text === '') return null
  return (
    <div
      ref={tip}
      id={id}
      role="tooltip"
      className="fixed top-0 left-0 z-60 max-w-80 animate-[rise_120ms_ease-out] whitespace-pre-line rounded-control bg-tip px-2.5 py-1.5 text-small text-tip-text shadow-float"
    >
      {text}
    </div>
  )
}
