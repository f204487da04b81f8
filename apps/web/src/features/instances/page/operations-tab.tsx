import { t } from '../../../i18n/en.ts'
import { ErrorPanel } from '../../../ui/notices.tsx'
import { Section } from '../../../ui/section.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import type { InstanceParams } from './instance-page.tsx'
import { OperationItem } from './operation-item.tsx'
import { useInstanceOperations } from './use-instance-operations.ts'

const words = t.instancePage.operations

export const OperationsTab = ({ params }: { params: InstanceParams }) => {
  const operations = useInstanceOperations(params.server, params.project, params.name)
  if (operations.error !== null) {
    return <ErrorPanel error={operations.error} onRetry={() => void operations.refetch()} />
  }
  return (
    <Section title={words.title}>
      {operations.isPending && (
        <Skeleton>
          <Bone className="h-3 w-2/3" />
        </Skeleton>
      )}
      {operations.rows.length === 0 && !operations.isPending && <p className="m-0 text-dim">{words.none}</p>}
      <ul className="m-0 grid list-none gap-2.5 p-0">
        {operations.rows.map((operation) => (
          <OperationItem key={operation.id} row={operation} long />
        ))}
      </ul>
    </Section>
  )
}
