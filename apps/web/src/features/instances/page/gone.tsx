import { Link } from '@tanstack/react-router'
import { CircleHelp, Trash2, Unplug } from 'lucide-react'
import { t } from '../../../i18n/en.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'

const words = t.instancePage.gone

const toList = (
  <Link to="/instances" className={buttonClass('plain')}>
    {words.toList}
  </Link>
)

export const ServerGone = () => (
  <Empty icon={Unplug} title={words.noServer} text={words.noServerText} action={toList} />
)

/** Not there, or not to be seen by this person: the BFF does not say which, so neither does the page. */
export const InstanceNotFound = ({
  name,
  project,
  server,
}: {
  name: string
  project: string
  server: string
}) => (
  <Empty
    icon={CircleHelp}
    title={words.notFound(name)}
    text={words.notFoundText(project, server)}
    action={toList}
  />
)

export const InstanceDeleted = ({ name, server }: { name: string; server: string }) => (
  <Empty icon={Trash2} title={words.deleted(name)} text={words.deletedText(server)} action={toList} />
)
