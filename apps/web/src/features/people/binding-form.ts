import { type Binding, Role } from '@gantry/protocol/permissions'
import * as z from 'zod/mini'

/** One row of the form of roles: a scope of the protocol as three fields that can each be typed or chosen. */
export const BindingFields = z.object({
  role: Role,
  where: z.enum(['everything', 'server', 'project']),
  server: z.string(),
  project: z.string(),
})
export type BindingFields = z.infer<typeof BindingFields>

export const newBinding: BindingFields = { role: 'viewer', where: 'everything', server: '', project: '' }

export const fieldsOf = ({ role, scope }: Binding): BindingFields => {
  if ('everything' in scope) return { role, where: 'everything', server: '', project: '' }
  return scope.project === undefined
    ? { role, where: 'server', server: scope.server, project: '' }
    : { role, where: 'project', server: scope.server, project: scope.project }
}

export const bindingOf = ({ role, where, server, project }: BindingFields): Binding => {
  if (where === 'everything') return { role, scope: { everything: true } }
  return where === 'server' ? { role, scope: { server } } : { role, scope: { server, project } }
}

export type BindingProblem = { at: number; field: 'server' | 'project' | 'role'; why: 'missing' | 'double' }

const placeOf = ({ where, server, project }: BindingFields): string =>
  where === 'everything' ? '*' : where === 'server' ? server : `${server}/${project}`

/** What is wrong with which row: a scope that names nothing, or one that stands there already. */
export const bindingProblems = (rows: readonly BindingFields[]): BindingProblem[] => {
  const places = new Set<string>()
  return rows.flatMap((row, at): BindingProblem[] => {
    if (row.where !== 'everything' && row.server === '') return [{ at, field: 'server', why: 'missing' }]
    if (row.where === 'project' && row.project === '') return [{ at, field: 'project', why: 'missing' }]
    const place = placeOf(row)
    if (places.has(place)) return [{ at, field: 'role', why: 'double' }]
    places.add(place)
    return []
  })
}
