import { change, type Route, read, update } from '../route.ts'

const profile = '/1.0/profiles/{name}'
const project = '/1.0/projects/{name}'

export const profileRoutes: Route[] = [
  read('/1.0/profiles', 'view', 'profiles', { query: ['recursion', 'filter', 'all-projects'] }),
  change('POST', '/1.0/profiles', 'profile.create', 'profiles.manage', 'profiles', { guard: 'profile' }),
  read(profile, 'view', 'profiles'),
  ...update(profile, 'profile.change', 'profiles.manage', 'profiles', { guard: 'profile' }),
  change('POST', profile, 'profile.rename', 'profiles.manage', 'profiles'),
  change('DELETE', profile, 'profile.delete', 'profiles.manage', 'profiles'),
]

export const projectRoutes: Route[] = [
  read('/1.0/projects', 'view', 'server', { query: ['recursion', 'filter'] }),
  change('POST', '/1.0/projects', 'project.create', 'projects.manage', 'server'),
  read(project, 'view', 'named'),
  ...update(project, 'project.change', 'projects.manage', 'server'),
  change('POST', project, 'project.rename', 'projects.manage', 'server'),
  change('DELETE', project, 'project.delete', 'projects.manage', 'server', { query: ['force'] }),
  read(`${project}/state`, 'view', 'named'),
  read(`${project}/access`, 'server.manage', 'server'),
]
