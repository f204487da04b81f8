import { AddPerson } from '@gantry/protocol/session'
import * as z from 'zod/mini'
import { t } from '../../i18n/en.ts'
import { BindingFields, type BindingProblem, bindingProblems } from './binding-form.ts'

const words = (problem: BindingProblem): string =>
  problem.why === 'double'
    ? t.people.form.problems.double
    : t.people.form.problems[problem.field === 'project' ? 'project' : 'server']

/** Roles as rows; what is wrong with a row stands at the field of that row. */
const Roles = z.array(BindingFields).check((context) => {
  for (const problem of bindingProblems(context.value)) {
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: [problem.at, problem.field],
      message: words(problem),
    })
  }
})

export const RolesFields = z.object({ roles: Roles })
export type RolesFields = z.infer<typeof RolesFields>

export const PersonFields = z.object({
  name: AddPerson.shape.name,
  email: AddPerson.shape.email,
  password: AddPerson.shape.password,
  roles: Roles,
})
export type PersonFields = z.infer<typeof PersonFields>
