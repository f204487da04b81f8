import { pipeline } from 'node:stream/promises'
import { RecordingSettings } from '@gantry/protocol/recording'
import * as z from 'zod/mini'
import { endpoint, refuse } from '../endpoint.ts'

const view = { permission: 'audit.view' } as const
const manage = { permission: 'people.manage' } as const
const noRecording = refuse(404, 'not-found', 'There is no such recording.')

export const readRecordingSettings = endpoint({
  method: 'get',
  path: '/api/recording-settings',
  authorize: view,
  handler: async ({ context }) => ({ body: await context.recordings.settings() }),
})

export const changeRecordingSettings = endpoint({
  method: 'put',
  path: '/api/recording-settings',
  body: RecordingSettings,
  authorize: manage,
  audit: { action: 'recording.settings', target: ({ body }) => JSON.stringify(body).slice(0, 300) },
  handler: async ({ body, context }) => {
    await context.recordings.change(body)
    return { body }
  },
})

export const listRecordings = endpoint({
  method: 'get',
  path: '/api/recordings',
  query: z.object({ text: z.optional(z.string().check(z.maxLength(300))) }),
  authorize: view,
  handler: async ({ query, context }) => ({ body: await context.recordings.list(query.text ?? '') }),
})

export const readRecording = endpoint({
  method: 'get',
  path: '/api/recordings/:id',
  authorize: view,
  handler: async ({ params, context, response }) => {
    const text = await context.recordings.read(params.id)
    if (text === undefined) return noRecording
    response.setHeader('Content-Type', 'application/x-asciicast')
    response.setHeader('Content-Disposition', `attachment; filename="${params.id}.cast"`)
    await pipeline(text, response)
    return 'sent'
  },
})

export const removeRecording = endpoint({
  method: 'delete',
  path: '/api/recordings/:id',
  authorize: manage,
  audit: 'recording.remove',
  handler: async ({ params, context }) =>
    (await context.recordings.remove(params.id)) ? { status: 204 } : noRecording,
})
