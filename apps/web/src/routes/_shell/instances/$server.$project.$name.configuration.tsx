import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { ConfigurationPage } from '../../../features/instances/page/configuration-page.tsx'

const Search = z.object({ edit: z.catch(z.optional(z.boolean()), undefined) })

export const Route = createFileRoute('/_shell/instances/$server/$project/$name/configuration')({
  validateSearch: (search) => z.parse(Search, search),
  component: () => <ConfigurationPage params={Route.useParams()} edit={Route.useSearch().edit === true} />,
})
