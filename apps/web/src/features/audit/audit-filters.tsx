import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/inputs.tsx'
import { RestingSearch } from '../../ui/resting-search.tsx'
import { peopleQuery } from '../people/people-requests.ts'
import { AuditSearch, isFiltered, outcomes } from './audit-search.ts'

const text = t.audit.filters

/** The server is the header's scope; here stand the filters that only the audit has. */
export const AuditFilters = ({
  search,
  onChange,
  onAction,
  onClear,
}: {
  search: AuditSearch
  onChange: (change: Partial<AuditSearch>) => void
  onAction: (action: string) => void
  onClear: () => void
}) => {
  const people = useQuery({ ...peopleQuery, enabled: useMay()('people.manage') })
  return (
    <search className="flex flex-wrap items-center gap-2">
      <RestingSearch label={text.action} value={search.action ?? ''} onChange={onAction} />
      <Select
        aria-label={text.outcome}
        className="max-w-36"
        value={search.outcome ?? ''}
        onChange={(event) =>
          onChange({ outcome: AuditSearch.parse({ outcome: event.target.value }).outcome })
        }
      >
        <option value="">{text.any.outcome}</option>
        {outcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t.audit.outcomes[outcome]}
          </option>
        ))}
      </Select>
      <Select
        aria-label={text.person}
        className="max-w-44"
        value={search.person ?? ''}
        onChange={(event) => onChange({ person: event.target.value || undefined })}
      >
        <option value="">{text.any.person}</option>
        {(people.data ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {isFiltered(search) && (
        <Button look="ghost" onClick={onClear}>
          {text.clear}
        </Button>
      )}
    </search>
  )
}
