import type { Sftp } from '@gantry/lxd-client/node/sftp'
import { ifThere } from './entry.ts'
import { FileRefusal } from './refusals.ts'

/** Nothing that is there is replaced, not even a link that leads nowhere. */
export const nothingThere = async (sftp: Sftp, path: Buffer): Promise<void> => {
  if ((await ifThere(sftp.lstat(path))) !== undefined) {
    throw new FileRefusal(412, 'exists', 'There is something of this name already.')
  }
}
