/** Has the browser download an address, or a file that it has, under a name. */
export const download = (url: string, name: string): void => {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** Gives a text, or a file that the browser has, to the person as a file. */
export const saveFile = (name: string, content: string | Blob): void => {
  const url = URL.createObjectURL(
    typeof content === 'string' ? new Blob([content], { type: 'text/plain' }) : content,
  )
  download(url, name)
  URL.revokeObjectURL(url)
}
