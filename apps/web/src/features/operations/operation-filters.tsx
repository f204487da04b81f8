import { OperationStatus } from '@gantry/protocol/operation-row'
import { useQuery } from '@tanstack/react-query'
import { useMay, usePerson } from '../../api/session.ts'
import { t } from '../../i18n/en.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/inputs.tsx'
import { RestingSearch } from '../../ui/resting-search.tsx'
import { peopleQuery } from '../people/people-requests.ts'
import { isFiltered, type OperationSearch } from './operation-search.ts'

const text = t.operations.filters

/** Others are only known to those who may see people; everybody can ask for their own. */
const usePersonChoices = (): readonly { id: string; name: string }[] => {
  const me = usePerson()
  const people = useQuery({ ...peopleQuery, enabled: useMay()('people.manage') })
  const others = (people.data ?? []).filter(({ id }) => id !== me.id)
  return [{ id: me.id, name: text.me }, ...others]
}

/** Server and project are the header's scope; here stand the filters that only operations have. */
export const OperationFilters = ({
  search,
  onChange,
  onText,
  onClear,
}: {
  search: OperationSearch
  onChange: (change: Pick<OperationSearch, 'status'> | Pick<OperationSearch, 'person'>) => void
  onText: (text: string) => void
  onClear: () => void
}) => {
  const people = usePersonChoices()
  return (
    <search className="flex flex-wrap items-center gap-2">
      <RestingSearch label={t.operations.search} value={search.text ?? ''} onChange={onText} />
      <Select
        aria-label={text.status}
        className="max-w-36"
        value={search.status ?? ''}
        onChange={(event) => onChange({ status: OperationStatus.safeParse(event.target.value).data })}
      >
        <option value="">{text.any.status}</option>
        {OperationStatus.options.map((status) => (
          <option key={status} value={status}>
            {t.operations.statuses[status]}
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
        {people.map(({ id, name }) => (
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
