import type { Certificate } from '../../../src/types/certificate.ts'
import { flag, list, nullable, object, oneOf, optional, type Shape, text } from '../shape.ts'

export const certificateShape: Shape<Certificate> = object<Certificate>()({
  certificate: text,
  fingerprint: text,
  name: text,
  projects: nullable(list(text)),
  restricted: flag,
  type: oneOf('client', 'server', 'metrics'),
  description: optional(text),
})
