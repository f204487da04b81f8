import { FolderUp, Upload } from 'lucide-react'
import { useRef } from 'react'
import { files } from '../../../i18n/en/files.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { Verdict } from '../../../ui/verdict.ts'
import { chosenFiles, type Dropped } from './dropped.ts'

/** Files or a whole directory from this computer, by the browser's own dialog. */
export const UploadMenu = ({ can, onChosen }: { can: Verdict; onChosen: (dropped: Dropped[]) => void }) => {
  const some = useRef<HTMLInputElement>(null)
  const whole = useRef<HTMLInputElement | null>(null)
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    if (currentTarget.files !== null) onChosen(chosenFiles(currentTarget.files))
    // The same file can be chosen again.
    currentTarget.value = ''
  }
  const input = { type: 'file', multiple: true, hidden: true, onChange: take } as const
  return (
    <>
      <input {...input} ref={some} aria-label={files.uploadFiles} />
      <input
        {...input}
        ref={(element) => {
          whole.current = element
          // React's types do not know the attribute.
          if (element !== null) element.webkitdirectory = true
        }}
        aria-label={files.uploadDirectory}
      />
      <Menu
        label={files.upload}
        className={buttonClass('plain')}
        items={() => [
          { label: files.uploadFiles, icon: Upload, can, onSelect: () => some.current?.click() },
          { label: files.uploadDirectory, icon: FolderUp, can, onSelect: () => whole.current?.click() },
        ]}
      >
        <Upload size={15} aria-hidden className="text-dim" />
        {files.upload}
      </Menu>
    </>
  )
}
