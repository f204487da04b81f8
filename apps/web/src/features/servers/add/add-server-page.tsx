import { Link } from '@tanstack/react-router'
import { FileDown, HardDrive, KeyRound, type LucideIcon, Ticket } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { Page } from '../../../ui/page.tsx'
import { PermittedPage } from '../../shell/permitted-page.tsx'
import { AddByPassword } from './add-by-password.tsx'
import { AddBySocket } from './add-by-socket.tsx'
import { AddByToken } from './add-by-token.tsx'
import { ImportClientFolder } from './import-client-folder.tsx'
import { type Way, ways } from './ways.ts'

const text = t.servers.form
const icons: Record<Way, LucideIcon> = {
  local: HardDrive,
  token: Ticket,
  password: KeyRound,
  import: FileDown,
}
const forms: Record<Way, () => React.JSX.Element> = {
  local: AddBySocket,
  token: AddByToken,
  password: AddByPassword,
  import: ImportClientFolder,
}

const Ways = ({ chosen }: { chosen: Way }) => (
  <nav aria-label={text.way} className="grid shrink-0 gap-1 max-md:grid-cols-2 md:w-[232px]">
    {ways.map((way) => {
      const Icon = icons[way]
      return (
        <Link
          key={way}
          to="/servers/add"
          search={{ way }}
          activeOptions={{ exact: true }}
          aria-current={way === chosen ? 'page' : undefined}
          className="flex gap-2.5 rounded-control px-2.5 py-2 text-text no-underline hover:bg-hover aria-[current=page]:bg-sel"
        >
          <Icon size={16} aria-hidden className={way === chosen ? 'mt-0.5 text-accent' : 'mt-0.5 text-dim'} />
          <span className="min-w-0">
            <span className="block font-[550]">{text.ways[way].title}</span>
            <span className="block text-dim text-small max-sm:hidden">{text.ways[way].text}</span>
          </span>
        </Link>
      )
    })}
  </nav>
)

export const AddServerPage = ({ way = 'local' }: { way?: Way | undefined }) => {
  const Form = forms[way]
  return (
    <PermittedPage need="servers.add" everywhere title={text.title}>
      <Page title={text.title}>
        <div className="flex items-start gap-4 max-md:flex-col max-md:items-stretch">
          <Ways chosen={way} />
          <Form />
        </div>
      </Page>
    </PermittedPage>
  )
}
