import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Seals secrets that are stored, each bound to its purpose: sealed for one, it does not open for another (S33). */
export type Seal = {
  seal(purpose: string, secret: string): string
  open(purpose: string, sealed: string): string
  /** Key material for one purpose, such as signing cookies; it cannot be turned back into the key. */
  derive(purpose: string): string
}

/** The message of a sealed secret that does not open; it says nothing of the secret or the key. */
export class CannotUnseal extends Error {
  constructor(purpose: string) {
    super(
      `What is sealed as ${purpose} cannot be opened: it was changed, or GANTRY_KEY or the key file is another one`,
    )
  }
}

/** AES-256-GCM: `1.<iv>.<tag>.<text>`, each part base64url. */
export const createSeal = (key: Buffer): Seal => ({
  seal(purpose, secret) {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose))
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
    return ['1', ...[iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.')
  },
  open(purpose, sealed) {
    const [version, iv, tag, text] = sealed.split('.')
    if (version !== '1' || iv === undefined || tag === undefined || text === undefined)
      throw new CannotUnseal(purpose)
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      })
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
        'utf8',
      )
    } catch {
      throw new CannotUnseal(purpose)
    }
  },
  derive: (purpose) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('base64url'),
})

/** The key from the environment, or from the file `key` of the data folder, made at the first start. */
export const loadSealKey = (given: string | undefined, dataFolder: string): Buffer => {
  if (given !== undefined) return parseKey(given, 'GANTRY_KEY')
  const file = join(dataFolder, 'key')
  if (!existsSync(file)) makeKeyFile(file)
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  return parseKey(readFileSync(file, 'utf8'), file)
}

/** Written beside and linked into place, so that two first starts at once agree on one key, and none is half written. */
const makeKeyFile = (file: string): void => {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(beside, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(beside)
  }
}

const parseKey = (text: string, where: string): Buffer => {
  const trimmed = text.trim()
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64')
  if (key.length !== 32) throw new Error(`${where} must hold 32 bytes, as base64 or 64 hexadecimal digits`)
  return key
}
