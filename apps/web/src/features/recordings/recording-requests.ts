import { Recording, RecordingSettings } from '@gantry/protocol/recording'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiUrl } from '../../api/base.ts'
import { queries } from '../../api/query-client.ts'
import { request, requestText } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

const at = (id: string): string => `api/recordings/${encodeURIComponent(id)}`

/** No hint tells of new ones: each visit asks anew, and shows the known ones meanwhile. */
export const recordingsQuery = (text: string) =>
  queryOptions({
    queryKey: ['recording', text],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      unwrap(request('GET', 'api/recordings', { query: { text }, schema: z.array(Recording), signal })),
  })

export const recordingSettingsQuery = queryOptions({
  queryKey: ['recording-settings'],
  staleTime: 0,
  queryFn: ({ signal }) =>
    unwrap(request('GET', 'api/recording-settings', { schema: RecordingSettings, signal })),
})

/** The asciicast. Not kept when nobody looks: it may be large, and one that goes on is longer the next time. */
export const castQuery = (id: string) =>
  queryOptions({
    queryKey: ['recording-cast', id],
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => unwrap(requestText(at(id), signal)),
  })

export const castUrl = (id: string): string => apiUrl(at(id)).href

export const changeSettings = async (body: RecordingSettings): Promise<ApiResult<RecordingSettings>> => {
  const result = await request('PUT', 'api/recording-settings', { body, schema: RecordingSettings })
  if (result.ok) queries.setQueryData(recordingSettingsQuery.queryKey, result.value)
  return result
}

export const removeRecording = async (id: string): Promise<ApiResult<undefined>> => {
  const result = await request('DELETE', at(id))
  if (result.ok) await queries.invalidateQueries({ queryKey: ['recording'] })
  return result
}
