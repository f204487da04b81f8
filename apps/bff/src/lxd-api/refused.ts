import type { RefusedRoute } from './route.ts'

/** What the servers' API descriptions list and Gantry does not pass on, each with the reason. */
export const refusedRoutes: RefusedRoute[] = [
  {
    method: 'GET',
    path: '/1.0/events',
    why: 'A websocket. Gantry itself follows the events of every server; browsers have /api/live.',
  },
  {
    method: 'GET',
    path: '/1.0/operations/{id}/websocket',
    why: 'A websocket opened with a secret. Gantry opens those itself.',
  },
  {
    method: 'POST',
    path: '/1.0/instances/{name}/exec',
    why: 'Its answer holds the secrets of the sockets. Terminals are opened by Gantry.',
  },
  {
    method: 'POST',
    path: '/1.0/instances/{name}/console',
    why: 'Its answer holds the secrets of the sockets. Consoles are opened by Gantry.',
  },
  {
    method: 'GET',
    path: '/1.0/instances/{name}/sftp',
    why: 'A raw connection instead of an answer. Gantry speaks it itself, behind /api/files.',
  },
  {
    method: 'POST',
    path: '/1.0/images/{fingerprint}/secret',
    why: 'Its answer holds a secret that opens the image to anybody. Copies between servers are made by Gantry.',
  },
]
