import { allows } from '@gantry/protocol/permissions'
import { useMemo } from 'react'
import { useMaySomewhere, usePerson } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { useLoaded, useServers } from '../../../live/hooks.ts'
import { NotPermitted } from '../../../ui/notices.tsx'
import { Page } from '../../../ui/page.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { useScope } from '../../shell/scope.ts'
import { emptyForm } from './create-form.ts'
import { CreateFormView } from './create-form-view.tsx'
import { draft } from './creations.ts'

/** Makes an instance on any server where the person may. */
export const CreatePage = () => {
  const may = useMaySomewhere('instances.manage')
  const { bindings } = usePerson()
  const loaded = useLoaded()
  const scope = useScope()
  const all = useServers()
  const servers = useMemo(
    () =>
      all.filter(
        (server) =>
          server.state === 'online' &&
          ['default', ...server.projects].some((project) =>
            allows(bindings, 'instances.manage', { server: server.id, project }),
          ),
      ),
    [all, bindings],
  )
  const [first] = servers
  return (
    <Page title={t.create.title}>
      {!may ? (
        <NotPermitted need="instances.manage" />
      ) : !loaded ? (
        <Skeleton>
          <Bone className="h-96 w-full max-w-[760px]" />
        </Skeleton>
      ) : (
        <CreateFormView
          servers={servers}
          initial={
            draft.get() ?? {
              ...emptyForm,
              server: servers.find((server) => server.id === scope.server?.id)?.id ?? first?.id ?? '',
              project: scope.project ?? 'default',
            }
          }
        />
      )}
    </Page>
  )
}
