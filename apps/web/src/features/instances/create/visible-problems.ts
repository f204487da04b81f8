import type { CreateForm, CreateProblems } from './create-form.ts'

const isFilled = (form: CreateForm, field: keyof CreateProblems): boolean => {
  const value = form[field]
  return value !== null && value !== ''
}

/**
 * What is said at the fields. Nobody is told that a field is empty before they tried to send the form; what is
 * filled in wrongly is said at once.
 */
export const visibleProblems = (
  problems: CreateProblems,
  form: CreateForm,
  touched: ReadonlySet<string>,
  tried: boolean,
): CreateProblems => {
  const show = (field: keyof CreateProblems): string | null =>
    tried || (touched.has(field) && isFilled(form, field)) ? problems[field] : null
  return {
    image: tried ? problems.image : null,
    name: show('name'),
    server: show('server'),
    pool: tried || touched.has('profiles') ? problems.pool : null,
    size: show('size'),
    network: show('network'),
    instanceType: show('instanceType'),
    cpu: show('cpu'),
    memory: show('memory'),
  }
}
