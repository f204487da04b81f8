import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../db/open.ts'

const hash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** 256 random bits as they stand in the setup link. The one before is gone: only the last link printed works. */
export const newSetupToken = async (db: Database): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await db.transaction().execute(async (step) => {
    await step.deleteFrom('setup_token').execute()
    await step
      .insertInto('setup_token')
      .values({ id: 1, hash: hash(token), created: new Date().toISOString() })
      .execute()
  })
  return token
}

/** True once, for the right token. In the transaction of what it allows, so that two at once cannot both win. */
export const takeSetupToken = async (step: Database, token: string): Promise<boolean> => {
  const { numDeletedRows } = await step
    .deleteFrom('setup_token')
    .where('hash', '=', hash(token))
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
