import { useNavigate } from '@tanstack/react-router'
import { FolderTree, Layers } from 'lucide-react'
import { useMemo } from 'react'
import { t } from '../../i18n/en.ts'
import { useInstances, useServers } from '../../live/hooks.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { useScope } from './scope.ts'

/** Projects of one server or of all; those that only instances tell of (restricted certificates) too. */
const useProjects = (serverId: string | undefined): string[] => {
  const servers = useServers()
  const instances = useInstances()
  return useMemo(() => {
    const names = new Set<string>()
    for (const server of servers) {
      if (serverId === undefined || server.id === serverId)
        for (const project of server.projects) names.add(project)
    }
    for (const row of instances) if (serverId === undefined || row.server === serverId) names.add(row.project)
    return [...names].sort((a, b) => a.localeCompare(b))
  }, [servers, instances, serverId])
}

/** Server and project that every page is narrowed to: two selects for the header, or for a dialog. */
export const ScopeSelects = ({ className }: { className?: string }) => {
  const { server, project } = useScope()
  const servers = useServers()
  const projects = useProjects(server?.id)
  const navigate = useNavigate()
  const narrow = (change: { server?: string | undefined; project?: string | undefined }): void => {
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true })
  }
  return (
    <>
      <Combobox
        label={t.shell.serverScope}
        align="end"
        {...(className === undefined ? {} : { className })}
        value={server?.id ?? ''}
        choices={[
          { value: '', label: t.shell.allServers },
          ...servers.map((row) => ({
            value: row.id,
            label: row.name,
            ...(row.state === 'online' ? {} : { hint: t.shell.states[row.state] }),
          })),
        ]}
        onChange={(value) => narrow({ server: value === '' ? undefined : value })}
      >
        <Layers size={15} aria-hidden className="text-dim" />
        <span className="min-w-0 flex-1 truncate">{server?.name ?? t.shell.allServers}</span>
      </Combobox>
      <Combobox
        label={t.shell.projectScope}
        align="end"
        {...(className === undefined ? {} : { className })}
        value={project ?? ''}
        choices={[
          { value: '', label: t.shell.allProjects },
          ...projects.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(value) => narrow({ project: value === '' ? undefined : value })}
      >
        <FolderTree size={15} aria-hidden className="text-dim" />
        <span className="min-w-0 flex-1 truncate">{project ?? t.shell.allProjects}</span>
      </Combobox>
    </>
  )
}
