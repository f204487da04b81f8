import { Sftp } from '@gantry/lxd-client/node/sftp'
import { describe, expect, it } from 'vitest'
import { encodePacket, packetType, string, u32 } from '../../../../packages/lxd-client/src/node/sftp/wire.ts'
import {
  encodeAttributes,
  latin,
  sftpServer,
} from '../../../../packages/lxd-client/test/support/sftp-server.ts'
import { FileRefusal } from '../../src/files/refusals.ts'
import { removeFile } from '../../src/files/remove.ts'

const directory = 0o040755
const file = 0o100644
const never = new AbortController().signal

const status = (id: number, code: number): Buffer =>
  encodePacket(packetType.status, u32(id), u32(code), string(Buffer.of()), string(Buffer.of()))

/**
 * An instance where everything that is asked about is a directory, and each directory lists what `listed` says, once
 * each time that it is opened. `gone` says what has gone by the time that somebody comes to it.
 */
const instance = async (
  listed: (path: string) => [name: string, mode: number][],
  gone: (path: string) => boolean = () => false,
) => {
  const asked: string[] = []
  const told = new Set<string>()
  const { client } = sftpServer(new Map(), {
    twist: (type, id, body) => {
      const path = latin(body.string())
      if (type === packetType.lstat)
        return encodePacket(packetType.attrs, u32(id), encodeAttributes({ mode: directory }))
      if (type === packetType.remove) asked.push(`remove ${path}`)
      if (type === packetType.rmdir) asked.push(`rmdir ${path}`)
      if (type === packetType.opendir) told.delete(path)
      if (type !== packetType.close && type !== packetType.readdir && gone(path)) return status(id, 2)
      if (type !== packetType.readdir) return undefined
      if (told.has(path)) return status(id, 1)
      told.add(path)
      const names = listed(path).map(([name, mode]) =>
        Buffer.concat([string(Buffer.from(name)), string(Buffer.of()), encodeAttributes({ mode })]),
      )
      return encodePacket(packetType.name, u32(id), u32(names.length), ...names)
    },
  })
  return { sftp: await Sftp.open(client), asked }
}

const top = Buffer.from('/d')

describe('a directory that is removed', () => {
  it('is not looked through without end for a name that is listed and never there', async () => {
    const { sftp, asked } = await instance(
      () => [['ghost', file]],
      (path) => path === '/d/ghost',
    )
    await removeFile(sftp, top, true, never)
    expect(asked).toEqual(['remove /d/ghost', 'rmdir /d'])
  })

  it('may lose what is in it to somebody else meanwhile, and itself', async () => {
    const { sftp, asked } = await instance(
      (path) => (path === '/d' ? [['gone', directory]] : []),
      (path) => path === '/d/gone' || asked.includes('rmdir /d/gone'),
    )
    await removeFile(sftp, top, true, never)
    expect(asked).toEqual(['rmdir /d/gone', 'rmdir /d'])
  })

  it('is left alone from where somebody stops it', async () => {
    const stop = new AbortController()
    const { sftp, asked } = await instance((path) => {
      if (path === '/d/a') stop.abort()
      return path === '/d'
        ? [
            ['a', directory],
            ['b', directory],
          ]
        : [['f', file]]
    })
    await expect(removeFile(sftp, top, true, stop.signal)).rejects.toBeInstanceOf(FileRefusal)
    expect(asked).toEqual([])
  })
})
