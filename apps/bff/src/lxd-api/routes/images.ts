import { change, type Route, read, update } from '../route.ts'

const image = '/1.0/images/{fingerprint}'
const alias = '/1.0/images/aliases/{name*}'

export const imageRoutes: Route[] = [
  read('/1.0/images', 'view', 'images', { query: ['recursion', 'filter', 'all-projects'] }),
  change('POST', '/1.0/images', 'image.create', 'images.manage', 'images', {
    query: ['target'],
    guard: 'source',
  }),
  read('/1.0/images/aliases', 'view', 'images', { query: ['recursion', 'filter'] }),
  change('POST', '/1.0/images/aliases', 'image-alias.create', 'images.manage', 'images'),
  read(alias, 'view', 'images'),
  ...update(alias, 'image-alias.change', 'images.manage', 'images'),
  change('POST', alias, 'image-alias.rename', 'images.manage', 'images'),
  change('DELETE', alias, 'image-alias.delete', 'images.manage', 'images'),
  read(image, 'view', 'images'),
  ...update(image, 'image.change', 'images.manage', 'images'),
  change('DELETE', image, 'image.delete', 'images.manage', 'images'),
  read(`${image}/export`, 'view', 'images'),
  // The server itself opens a connection to the address in the body (S41).
  change('POST', `${image}/export`, 'image.push', 'url.fetch', 'images'),
  change('POST', `${image}/refresh`, 'image.refresh', 'images.manage', 'images'),
]
