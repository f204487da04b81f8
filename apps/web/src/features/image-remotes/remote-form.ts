import { AddImageRemote } from '@gantry/protocol/image-remotes'
import * as z from 'zod/mini'
import { t } from '../../i18n/en.ts'

/** The form of a new image remote; an empty certificate means that a public authority has signed it. */
export const RemoteFields = z.object({
  name: AddImageRemote.shape.name,
  url: AddImageRemote.shape.url,
  certificate: z
    .string()
    .check(
      z.refine(
        (text) =>
          text.trim() === '' ||
          /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/.test(text.trim()),
        t.remotes.form.certificateNeeded,
      ),
    ),
})
export type RemoteFields = z.infer<typeof RemoteFields>

export const remoteBody = ({ name, url, certificate }: RemoteFields): AddImageRemote => ({
  name,
  url,
  certificate: certificate.trim() === '' ? null : certificate.trim(),
})
