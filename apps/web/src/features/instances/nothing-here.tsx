import { Link } from '@tanstack/react-router'
import { Boxes, SearchX, Server } from 'lucide-react'
import { useMaySomewhere } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'

const words = t.instances.empty

/** Why the table is empty, and the one thing to do about it. */
export const NothingHere = ({
  query,
  anyServer,
  anyInScope,
  onClear,
}: {
  query: string
  anyServer: boolean
  anyInScope: boolean
  onClear: () => void
}) => {
  const mayAdd = useMaySomewhere('servers.add')
  const mayCreate = useMaySomewhere('instances.manage')
  if (anyInScope) {
    return (
      <Empty
        icon={SearchX}
        title={words.noMatch}
        text={words.noMatchText(query)}
        action={<Button onClick={onClear}>{words.clear}</Button>}
      />
    )
  }
  if (!anyServer) {
    return (
      <Empty
        icon={Server}
        title={words.noServers}
        text={words.noServersText}
        action={
          mayAdd && (
            <Link to="/servers/add" className={buttonClass('primary')}>
              {words.addServer}
            </Link>
          )
        }
      />
    )
  }
  return (
    <Empty
      icon={Boxes}
      title={words.none}
      text={words.noneText}
      action={
        mayCreate && (
          <Link to="/instances/new" className={buttonClass('primary')}>
            {t.instances.create}
          </Link>
        )
      }
    />
  )
}
