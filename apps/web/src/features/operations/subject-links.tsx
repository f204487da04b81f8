import { instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'
import { live } from '../../live/live.ts'
import { subject } from './subject.ts'

/** What an operation is about; an instance that is there is a link to it. */
export const SubjectLinks = ({ row }: { row: OperationRow }) => {
  const [resource] = row.resources
  if (resource === undefined) return null
  const target = { server: row.server, project: resource.project, name: resource.name }
  const isThere = row.resources.length === 1 && live.instances.byKey().has(instanceKey(target))
  return isThere && resource.kind.startsWith('instance') ? (
    <Link
      to="/instances/$server/$project/$name"
      params={target}
      className="font-[550] text-text no-underline hover:text-accent"
    >
      {resource.name}
    </Link>
  ) : (
    <b className="font-[550]">{subject(row)}</b>
  )
}
