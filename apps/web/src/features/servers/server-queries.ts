import { queryOptions } from '@tanstack/react-query'
import { lxd, unwrapLxd } from '../../api/lxd.ts'

/** `GET /1.0` of a server: its environment and configuration. */
export const serverAbout = (server: string) =>
  queryOptions({
    queryKey: ['server', server, null],
    queryFn: ({ signal }) => unwrapLxd(server, lxd(server).server.get({ signal })),
  })

export const serverWarnings = (server: string) =>
  queryOptions({
    queryKey: ['warnings', server, null],
    // Warnings come and go without an event, so each visit asks anew.
    staleTime: 0,
    queryFn: ({ signal }) => unwrapLxd(server, lxd(server).warnings.list({ signal })),
  })

/** The hardware of a server, or of one member of a cluster. */
export const serverResources = (server: string, member: string | undefined) =>
  queryOptions({
    queryKey: ['resources', server, null, member ?? ''],
    // Memory in use changes all the time.
    staleTime: 0,
    queryFn: ({ signal }) =>
      unwrapLxd(
        server,
        lxd(server).server.resources({ signal, ...(member === undefined ? {} : { target: member }) }),
      ),
  })
