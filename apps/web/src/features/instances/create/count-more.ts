import type { CreateForm } from './create-form.ts'

/** How many settings there are that the form has no field for. */
export const countMore = (form: CreateForm): number =>
  Object.keys(form.moreConfig).length +
  Object.keys(form.moreDevices).length +
  (form.moreSource === null ? 0 : 1) +
  (form.architecture === '' ? 0 : 1)
