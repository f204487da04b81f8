import { t } from '../../../i18n/en.ts'
import { cx } from '../../../ui/cx.ts'
import { fields } from './fields.ts'
import type { Problem } from './filter.ts'

const known = [...fields.map((field) => field.name), 'user.*']

const textOf = (problem: Problem): string =>
  problem.kind === 'unknown-field'
    ? t.instances.search.unknownField(problem.field, known)
    : t.instances.search.noValue(problem.field)

/** What the search did not understand. Said, never punished: such a term hides nothing. */
export const Problems = ({ id, problems }: { id: string; problems: readonly Problem[] }) => (
  <div id={id} aria-live="polite">
    {problems.map((problem) => (
      <p
        key={problem.start}
        className={cx('m-0 mt-1 text-small', problem.kind === 'unknown-field' ? 'text-bad' : 'text-dim')}
      >
        {textOf(problem)}
      </p>
    ))}
  </div>
)
