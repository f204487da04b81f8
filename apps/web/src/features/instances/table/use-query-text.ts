import { useEffect, useRef, useState } from 'react'

const writeMs = 150

/**
 * The text of the search: what is typed filters at once, the URL follows when the fingers rest, or with `settle`,
 * which is for when they go elsewhere: written later it would take back the step to another page. When the URL
 * changes by itself (back, a link, a saved view) the text follows it.
 */
export const useQueryText = (
  fromUrl: string,
  write: (text: string) => void,
): { text: string; change: (text: string) => void; settle: () => void } => {
  const [text, setText] = useState(fromUrl)
  const written = useRef(fromUrl)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (fromUrl === written.current) return
    written.current = fromUrl
    clearTimeout(timer.current)
    setText(fromUrl)
  }, [fromUrl])
  useEffect(() => () => clearTimeout(timer.current), [])
  const put = (next: string): void => {
    clearTimeout(timer.current)
    if (next === written.current) return
    written.current = next
    write(next)
  }
  const change = (next: string): void => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => put(next), writeMs)
  }
  return { text, change, settle: () => put(text) }
}
