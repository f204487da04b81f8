import * as z from 'zod/mini'

const Token = z.object({ addresses: z.array(z.string()), fingerprint: z.string() })

const decoded = (text: string): unknown => {
  try {
    return JSON.parse(atob(text))
  } catch {
    return undefined
  }
}

/** A token as pasted, without the line breaks that terminals and mails put in. */
export const cleanToken = (text: string): string => text.replace(/\s+/g, '')

/**
 * Whether a pasted text has the shape of a trust token (base64 of JSON with addresses and a fingerprint), which is
 * when it is worth asking the BFF what is in it. Half a token, as while typing, is not.
 */
export const looksLikeToken = (text: string): boolean => Token.safeParse(decoded(cleanToken(text))).success
