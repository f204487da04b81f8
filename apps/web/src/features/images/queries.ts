import { queryOptions } from '@tanstack/react-query'
import { lxd, unwrapLxd } from '../../api/lxd.ts'

export const imageList = (server: string, project: string) =>
  queryOptions({
    queryKey: ['image', server, project],
    queryFn: () => unwrapLxd(server, lxd(server).images.list({ project })),
  })
