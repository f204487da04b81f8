import { useEffect, useRef, useState } from 'react'

const writeMs = 150

/**
 * The text of the search: what is typed filters at once, the URL follows when the fingers rest. When the URL
 * changes by itself (back, a link, a saved view) the text follows it.
 */
export const useQueryText = (
  fromUrl: string,
  write: (text: string) => void,
): [string, (text: string) => void] => {
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
  const change = (next: string): void => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      written.current = next
      write(next)
    }, writeMs)
  }
  return [text, change]
}
