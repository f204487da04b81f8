import { type InstanceTarget, instanceOf, line } from '../actions/client-line.ts'

export const editMetadataCommand = (target: InstanceTarget): string =>
  line(target, 'config', 'metadata', 'edit', instanceOf(target))

/** What is not typed yet is given as `<name>`. */
export const templateCommand = (
  verb: 'create' | 'edit' | 'delete',
  target: InstanceTarget,
  template: string,
): string => line(target, 'config', 'template', verb, instanceOf(target), template)
