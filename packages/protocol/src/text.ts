import * as z from 'zod/mini'

/** A point in time as ISO 8601 text, as LXD and the BFF both send it. */
export const Timestamp = z.string()

/** A SHA-256 fingerprint: 64 hexadecimal digits, lower case. */
export const Fingerprint = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** The BFF's own id of a server: short, URL-safe, never reused. */
export const ServerId = z.string().check(z.regex(/^[a-z0-9]{6,32}$/))
export type ServerId = z.infer<typeof ServerId>

/** A name that people give to a server or an image remote in Gantry. */
export const DisplayName = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'Letters, digits, dot, dash and underscore; 63 at most'),
  )
