import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** The public image servers that `lxc` knows from the start. As a migration, so that one that was removed stays so. */
export const up = async (db: Kysely<Tables>): Promise<void> => {
  const added = new Date().toISOString()
  await db
    .insertInto('image_remote')
    .values([
      { id: 'images', name: 'images', url: 'https://images.lxd.canonical.com', certificate: null, added },
      {
        id: 'ubuntu',
        name: 'ubuntu',
        url: 'https://cloud-images.ubuntu.com/releases',
        certificate: null,
        added,
      },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
