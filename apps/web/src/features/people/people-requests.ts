import { type AddPerson, type ChangePerson, Person } from '@gantry/protocol/session'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  // Other administrators change it too, and no hint says so: each visit asks anew, and shows the known ones meanwhile.
  staleTime: 0,
  queryFn: ({ signal }) => unwrap(request('GET', 'api/people', { schema: z.array(Person), signal })),
})

const at = (id: string): string => `api/people/${encodeURIComponent(id)}`

export const addPerson = (body: AddPerson): Promise<ApiResult<undefined>> =>
  request('POST', 'api/people', { body })

export const changePerson = (id: string, body: ChangePerson): Promise<ApiResult<undefined>> =>
  request('PATCH', at(id), { body })

export const removePerson = (id: string): Promise<ApiResult<undefined>> => request('DELETE', at(id))
