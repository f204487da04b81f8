import { Sftp } from '@gantry/lxd-client/node/sftp'
import { describe, expect, it } from 'vitest'
import { packetType } from '../../../../packages/lxd-client/src/node/sftp/wire.ts'
import {
  latin,
  type MemoryFiles,
  sftpServer,
} from '../../../../packages/lxd-client/test/support/sftp-server.ts'
import { replaceFile } from '../../src/files/replace-file.ts'

async function* bytes(text: string) {
  yield Buffer.from(text)
}

describe('a file that is replaced', () => {
  it('is written where only root may enter before there is anything to open', async () => {
    const files: MemoryFiles = new Map([['/f', Buffer.from('old')]])
    const asked: string[] = []
    const { client } = sftpServer(files, {
      twist: (type, _, body) => {
        const path = latin(body.string()).replace(/gantry-[0-9a-f]{16}/, 'gantry')
        if (type === packetType.mkdir) asked.push(`mkdir ${path}`)
        if (type === packetType.setstat) asked.push(`chmod ${body.attributes().mode?.toString(8)} ${path}`)
        if (type === packetType.open && body.u32() !== 1)
          asked.push(`make ${body.attributes().mode?.toString(8)} ${path}`)
        return undefined
      },
    })
    const sftp = await Sftp.open(client)
    let left: unknown = 'nothing told'
    const done = await replaceFile(sftp, Buffer.from('/f'), bytes('new'), undefined, (temporary) => {
      left = temporary
    })
    expect(done.size).toBe(3)
    expect(asked).toEqual(['mkdir /.gantry', 'chmod 700 /.gantry', 'make 600 /.gantry/new'])
    expect([...files].map(([path, content]) => [path, content.toString()])).toEqual([['/f', 'new']])
    expect(left).toBeUndefined()
  })
})
