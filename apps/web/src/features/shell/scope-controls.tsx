import { Layers } from 'lucide-react'
import { useState } from 'react'
import { t } from '../../i18n/en.ts'
import { IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useScope } from './scope.ts'
import { ScopeSelects } from './scope-selects.tsx'

const inHeader = 'min-w-0 max-w-[160px] border-transparent hover:bg-hover aria-expanded:bg-hover'

/** The scope in the header; where there is no room for it, behind a button that shows whether one is set. */
export const ScopeControls = () => {
  const { server, project } = useScope()
  const [open, setOpen] = useState(false)
  const narrowed = [server?.name, project].filter((part) => part !== undefined).join(', ')
  return (
    <>
      <div className="flex min-w-0 items-center max-md:hidden">
        <ScopeSelects className={inHeader} />
      </div>
      <IconButton
        icon={Layers}
        label={narrowed === '' ? t.shell.scope : t.shell.scopeIs(narrowed)}
        onClick={() => setOpen(true)}
        className={narrowed === '' ? 'md:hidden' : 'bg-sel text-accent md:hidden'}
      />
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t.shell.scope}
        description={t.shell.scopeText}
        size="small"
      >
        <div className="grid gap-2">
          <ScopeSelects />
        </div>
      </Dialog>
    </>
  )
}
