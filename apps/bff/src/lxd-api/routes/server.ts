import { change, type Route, read, update } from '../route.ts'

const list = { query: ['recursion', 'filter'] }

/** The server itself, its trusted certificates, warnings and metrics. */
export const serverRoutes: Route[] = [
  read('/', 'view', 'anywhere'),
  read('/1.0', 'view', 'anywhere', { query: ['target', 'project'] }),
  ...update('/1.0', 'server.change', 'server.manage', 'server', { query: ['target'] }),
  read('/1.0/resources', 'view', 'anywhere', { query: ['target'] }),
  read('/1.0/metadata/configuration', 'view', 'anywhere'),
  read('/1.0/metrics', 'view', 'server', { query: ['project', 'target'] }),

  read('/1.0/certificates', 'server.manage', 'server', list),
  change('POST', '/1.0/certificates', 'certificate.add', 'server.manage', 'server'),
  read('/1.0/certificates/{fingerprint}', 'server.manage', 'server'),
  ...update('/1.0/certificates/{fingerprint}', 'certificate.change', 'server.manage', 'server'),
  change('DELETE', '/1.0/certificates/{fingerprint}', 'certificate.remove', 'server.manage', 'server'),

  read('/1.0/warnings', 'view', 'server', { query: ['recursion', 'project', 'filter'] }),
  read('/1.0/warnings/{uuid}', 'view', 'server'),
  ...update('/1.0/warnings/{uuid}', 'warning.change', 'server.manage', 'server'),
  change('DELETE', '/1.0/warnings/{uuid}', 'warning.delete', 'server.manage', 'server'),
]
