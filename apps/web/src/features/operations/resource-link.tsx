import type { OperationRow } from '@gantry/protocol/operation-row'
import { Link } from '@tanstack/react-router'

type Resource = OperationRow['resources'][number]

/** What an operation is about, as a link where Gantry has a page for it. */
export const ResourceLink = ({ server, resource }: { server: string; resource: Resource }) =>
  resource.kind === 'instance' ? (
    <Link
      to="/instances/$server/$project/$name"
      params={{ server, project: resource.project, name: resource.name }}
    >
      {resource.name}
    </Link>
  ) : (
    <span>{resource.name}</span>
  )
