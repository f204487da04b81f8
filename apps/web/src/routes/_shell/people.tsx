import { createFileRoute } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { PeoplePage } from '../../features/people/people-page.tsx'
import { t } from '../../i18n/en.ts'

const PeopleSearch = z.object({ add: z.catch(z.optional(z.boolean()), undefined) })

export const Route = createFileRoute('/_shell/people')({
  staticData: { crumb: t.shell.people },
  validateSearch: (search) => z.parse(PeopleSearch, search),
  component: () => <PeoplePage add={Route.useSearch().add === true} />,
})
