import { type Answer, refuse } from '../endpoint.ts'

type Refused = {
  status: number
  code: string
  message: string
  server?: string
  fields?: Record<string, string>
}

/** What a part refused, as an answer. */
export const refusedAnswer = ({ status, code, message, server, fields }: Refused): Answer =>
  refuse(status, code, message, { server, fields })
