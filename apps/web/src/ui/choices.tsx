import { cx } from './cx.ts'
import type { Verdict } from './verdict.ts'

type Choice<Id extends string> = {
  id: Id
  label: string
  count?: string
  /** Whether it can be chosen now. With a reason it stays in the tab order, and says why on hover and focus. */
  can?: Verdict
}

/** One of a few, all of which can be seen: a filter, a way to look at something. */
export const Choices = <Id extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string
  choices: readonly Choice<Id>[]
  value: Id
  onChange: (id: Id) => void
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a box and a legend of its own
  <div
    role="group"
    aria-label={label}
    className="flex max-w-full gap-0.5 overflow-x-auto rounded-control border border-line bg-panel p-px [scrollbar-width:none]"
  >
    {choices.map((choice) => (
      <button
        key={choice.id}
        type="button"
        aria-pressed={choice.id === value}
        onClick={() => choice.can?.ok !== false && onChange(choice.id)}
        aria-disabled={choice.can?.ok === false || undefined}
        data-tip={choice.can?.ok === false ? choice.can.why : undefined}
        className={cx(
          'h-[26px] shrink-0 whitespace-nowrap rounded-[5px] px-2.5 focus-visible:-outline-offset-2',
          choice.id === value ? 'bg-sel font-[550] text-accent' : 'text-dim',
          choice.can?.ok === false ? 'opacity-50' : choice.id !== value && 'hover:text-text',
        )}
      >
        {choice.label}
        {choice.count !== undefined && <span className="ml-1.5 font-normal text-small">{choice.count}</span>}
      </button>
    ))}
  </div>
)
