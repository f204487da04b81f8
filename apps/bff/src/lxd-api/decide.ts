import { isTrue } from '@gantry/lxd-client/config-value'
import { grants, type Permission } from '@gantry/protocol/permissions'
import { type Caller, may } from '../access/access.ts'
import type { ProjectRule, Route } from './route.ts'

export type Decision =
  | { ok: true; project: string | undefined; allProjects: boolean }
  | { ok: false; status: 400 | 403; message: string; project: string | undefined }

export type DecideAsked = {
  caller: Caller
  server: string
  route: Route
  names: Record<string, string>
  query: Record<string, string>
  projectConfig(project: string): Record<string, string> | undefined
  operationProject(id: string): string | undefined
}

/** The features that a project may lack; what belongs to one that it lacks lives in the project `default`. */
const features: Partial<Record<ProjectRule, string>> = {
  images: 'features.images',
  profiles: 'features.profiles',
  networks: 'features.networks',
  zones: 'features.networks.zones',
  volumes: 'features.storage.volumes',
  buckets: 'features.storage.buckets',
}

/** Whose permission a request needs, and whether the caller has it. */
export function decide(asked: DecideAsked): Decision {
  const { caller, server, route, names, query } = asked
  const held = (project: string | undefined): boolean =>
    may(caller, route.permission, project === undefined ? { server } : { server, project })
  const allow = (project: string | undefined, allProjects = false): Decision => ({
    ok: true,
    project,
    allProjects,
  })
  const refuse = (project: string | undefined): Decision => ({
    ok: false,
    status: 403,
    project,
    message:
      project === undefined
        ? `This needs the permission ${route.permission} on the whole server.`
        : `This needs the permission ${route.permission} on project ${project}.`,
  })

  switch (route.project) {
    case 'server':
      return held(undefined) ? allow(undefined) : refuse(undefined)
    case 'anywhere':
      return mayAnywhere(caller, route.permission, server) ? allow(undefined) : refuse(undefined)
    case 'named': {
      const project = names.name
      return held(project) ? allow(project) : refuse(project)
    }
    case 'operation': {
      const project = asked.operationProject((names.id ?? '').toLowerCase())
      return held(project) ? allow(project) : refuse(project)
    }
    default: {
      if (query['all-projects'] !== undefined && query['all-projects'] !== 'false') {
        if (query.project !== undefined) {
          return {
            ok: false,
            status: 400,
            project: undefined,
            message: 'Either project or all-projects, not both.',
          }
        }
        return held(undefined) ? allow(undefined, true) : refuse(undefined)
      }
      const project = query.project ?? 'default'
      if (!held(project)) return refuse(project)
      if (route.audit === null) return allow(project)
      const owner = ownerOf(route.project, project, asked.projectConfig)
      return held(owner) ? allow(project) : refuse(owner)
    }
  }
}

/** The project that a change really lands in; undefined (the whole server) where that is not known. */
function ownerOf(
  rule: ProjectRule,
  project: string,
  projectConfig: DecideAsked['projectConfig'],
): string | undefined {
  const feature = features[rule]
  if (feature === undefined || project === 'default') return project
  const config = projectConfig(project)
  if (config === undefined) return undefined
  return isTrue(config[feature]) ? project : 'default'
}

const mayAnywhere = (caller: Caller, permission: Permission, server: string): boolean =>
  !caller.person.disabled &&
  caller.person.bindings.some(
    ({ role, scope }) => grants[role].has(permission) && ('everything' in scope || scope.server === server),
  )
