import { instanceKey } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { configuration } from '../../../i18n/en/configuration.ts'
import { t } from '../../../i18n/en.ts'
import { useInstance, useServer } from '../../../live/hooks.ts'
import { ErrorPanel, Notice } from '../../../ui/notices.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { no, type Verdict } from '../../../ui/verdict.ts'
import { canDo } from '../actions/can-do.ts'
import { useActionContext } from '../actions/use-action-context.ts'
import { instanceDetail } from '../queries.ts'
import { isStale } from '../table/cells.tsx'
import { ConfigurationTab } from './configuration-tab.tsx'
import type { InstanceParams } from './instance-page.tsx'

/** With the editor, which is a large file of its own. */
const EditConfiguration = lazy(() =>
  import('../configuration/edit-configuration.tsx').then((module) => ({ default: module.EditConfiguration })),
)

export const ConfigurationPage = ({ params, edit }: { params: InstanceParams; edit: boolean }) => {
  const row = useInstance(instanceKey(params))
  const contextOf = useActionContext()
  const can = row === undefined ? no(t.instances.why.noServer) : canDo('configure', row, contextOf(row))
  return <Shown key={instanceKey(params)} params={params} edit={edit} can={can} />
}

const Shown = ({ params, edit, can }: { params: InstanceParams; edit: boolean; can: Verdict }) => {
  const stale = isStale(useServer(params.server))
  const detail = useQuery({ ...instanceDetail(params.server, params.project, params.name), enabled: !stale })
  // Only the way in is barred: what was begun must not be taken away because the server is gone for a moment.
  const [isEditing, setIsEditing] = useState(edit && can.ok)
  if (isEditing !== (edit && (isEditing || can.ok))) setIsEditing(!isEditing)
  if (isEditing)
    return (
      <Suspense fallback={<Waiting />}>
        <EditConfiguration params={params} can={can} />
      </Suspense>
    )
  if (detail.data !== undefined)
    return (
      <>
        {edit && !can.ok && <Notice>{configuration.notNow(can.why)}</Notice>}
        <ConfigurationTab params={params} detail={detail.data} can={can} />
      </>
    )
  if (detail.isError) return <ErrorPanel error={detail.error} onRetry={() => void detail.refetch()} />
  // Of a server that cannot be reached nothing more is known than the line above says.
  if (stale) return null
  return <Waiting />
}

const Waiting = () => (
  <Skeleton>
    <Bone className="h-96 w-full" />
  </Skeleton>
)
