import { allows } from '@gantry/protocol/permissions'
import { Link } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useMemo } from 'react'
import { usePerson } from '../../../api/session.ts'
import { t } from '../../../i18n/en.ts'
import { useLoaded, useServers } from '../../../live/hooks.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Page } from '../../../ui/page.tsx'
import { Bone, Skeleton } from '../../../ui/skeleton.tsx'
import { PermittedPage } from '../../shell/permitted-page.tsx'
import { useScope } from '../../shell/scope.ts'
import { emptyForm } from './create-form.ts'
import { CreateFormView } from './create-form-view.tsx'
import { draft } from './creations.ts'

const Creation = () => {
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
    <Page
      title={t.create.title}
      actions={
        <Link to="/instances/restore" className={buttonClass('plain')}>
          <Upload size={15} aria-hidden className="text-dim" />
          {t.create.fromBackup}
        </Link>
      }
    >
      {loaded ? (
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
      ) : (
        <Skeleton>
          <Bone className="h-96 w-full max-w-[760px]" />
        </Skeleton>
      )}
    </Page>
  )
}

/** Makes an instance on any server where the person may. */
export const CreatePage = () => (
  <PermittedPage need="instances.manage" title={t.create.title}>
    <Creation />
  </PermittedPage>
)
