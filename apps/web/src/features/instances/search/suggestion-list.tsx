import { t } from '../../../i18n/en.ts'
import { number } from '../../../i18n/format.ts'
import { cx } from '../../../ui/cx.ts'
import type { Suggestion } from './complete.ts'

export const suggestionId = (id: string, index: number): string => `${id}-suggestion-${index}`

const helpOf = (suggestion: Suggestion): string => {
  if (suggestion.kind === 'value') return suggestion.count === null ? '' : number(suggestion.count)
  const name = suggestion.label.slice(0, -1)
  const help: Readonly<Record<string, string>> = t.instances.search.fields
  return help[name] ?? t.instances.search.userField
}

export const SuggestionList = ({
  id,
  suggestions,
  active,
  onTake,
}: {
  id: string
  suggestions: readonly Suggestion[]
  active: number
  onTake: (suggestion: Suggestion) => void
}) => (
  <div
    id={`${id}-list`}
    role="listbox"
    aria-label={t.instances.search.suggestions}
    hidden={suggestions.length === 0}
    className="absolute top-9 left-0 z-30 max-h-80 w-[min(360px,100%)] overflow-y-auto rounded-[9px] border border-line bg-panel p-1 shadow-float"
  >
    {suggestions.map((suggestion, index) => (
      // The keyboard stays in the input, which says which option is active.
      // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are never focused themselves
      // biome-ignore lint/a11y/useKeyWithClickEvents: the input hears the keys
      <div
        key={suggestion.label}
        id={suggestionId(id, index)}
        role="option"
        aria-selected={index === active}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onTake(suggestion)}
        className={cx(
          'flex h-7 items-center gap-3 rounded-[5px] px-2 hover:bg-hover',
          index === active && 'bg-hover',
        )}
      >
        <span className={cx('min-w-0 flex-1 truncate', suggestion.kind === 'field' && 'text-accent')}>
          {suggestion.label}
        </span>
        <span className="truncate text-dim text-small">{helpOf(suggestion)}</span>
      </div>
    ))}
  </div>
)
