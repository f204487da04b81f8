import { t } from '../../i18n/en.ts'
import { toast } from '../../ui/toast.tsx'

const words = t.terminals.clipboard

/** Over plain HTTP there is no clipboard at all, and where there is one the browser may refuse: either is told. */
const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    toast.failed({ message: words.noWrite })
  }
}

export const copyText = (text: string): void => void copy(text)

/** What the clipboard holds; undefined where the page may not know, which is told. */
export const readClipboard = async (): Promise<string | undefined> => {
  try {
    return await navigator.clipboard.readText()
  } catch {
    toast.failed({ message: words.noRead })
    return undefined
  }
}
