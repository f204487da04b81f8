import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endpoints } from '../src/endpoints/endpoints.ts'
import { CannotUnseal, createSeal, loadSealKey } from '../src/servers/seal.ts'
import { emptyFolder, startTestGantry } from './harness.ts'

const pem = /-----BEGIN [A-Z ]*PRIVATE KEY-----/

describe('sealing', () => {
  const seal = createSeal(randomBytes(32))

  it('S33 opens what it sealed, for the same purpose alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (purpose, other, secret) => {
        const sealed = seal.seal(purpose, secret)
        expect(seal.open(purpose, sealed)).toBe(secret)
        if (other !== purpose) expect(() => seal.open(other, sealed)).toThrow(CannotUnseal)
      }),
    )
  })

  it('S33 fails cleanly at every flipped bit, another key, and what is no sealed text', () => {
    const sealed = seal.seal('identity:client', 'a secret key')
    const parts = sealed.split('.')
    for (const part of [1, 2, 3]) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64url')
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const changed = parts
          .map((text, index) => (index === part ? flipped.toString('base64url') : text))
          .join('.')
        expect(() => seal.open('identity:client', changed)).toThrow(CannotUnseal)
      }
    }
    expect(() => createSeal(randomBytes(32)).open('identity:client', sealed)).toThrow(CannotUnseal)
    for (const text of ['', '1', '1.2.3', '2.a.b.c', '1.....', `${sealed}.x`.slice(1)]) {
      expect(() => seal.open('identity:client', text)).toThrow(CannotUnseal)
    }
    // A shortened tag would be easier to guess.
    const short = Buffer.from(parts[2] ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url')
    expect(() => seal.open('identity:client', [parts[0], parts[1], short, parts[3]].join('.'))).toThrow(
      CannotUnseal,
    )
  })

  it('S33 never seals the same to the same, and derives keys apart', () => {
    expect(seal.seal('a', 'x')).not.toBe(seal.seal('a', 'x'))
    expect(seal.derive('cookies')).toBe(seal.derive('cookies'))
    expect(seal.derive('cookies')).not.toBe(seal.derive('other'))
  })

  it('S33 makes its key file once, for the owner alone, and takes a key from the environment', async () => {
    const folder = await emptyFolder()
    const key = loadSealKey(undefined, folder)
    expect(key).toHaveLength(32)
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600)
    expect(loadSealKey(undefined, folder)).toEqual(key)
    expect(await readdir(folder)).toEqual(['key'])
    const given = randomBytes(32)
    expect(loadSealKey(given.toString('hex'), folder)).toEqual(given)
    expect(loadSealKey(given.toString('base64'), folder)).toEqual(given)
    expect(() => loadSealKey('short', folder)).toThrow(/GANTRY_KEY must hold 32 bytes/)
  })
})

describe('the identity', () => {
  it('S33 leaves no PEM of a private key in any file of the data folder', async () => {
    await using gantry = await startTestGantry()
    await gantry.setUp()
    for (const name of await readdir(gantry.folder)) {
      const bytes = await readFile(join(gantry.folder, name), 'latin1')
      expect([name, pem.test(bytes)]).toEqual([name, false])
    }
    const files = await Promise.all(
      (await readdir(gantry.folder)).map(
        async (name) => (await stat(join(gantry.folder, name))).mode & 0o077,
      ),
    )
    expect(files.every((others) => others === 0)).toBe(true)
  })

  it('S33 is made once, P-384, and stays over restarts', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const first = await ada.get('api/identity')
    expect(first.json).toMatchObject({ fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await gantry.restart()
    expect((await ada.get('api/identity')).json).toEqual(first.json)
  })

  it('S33 refuses to start, and says why without any secret, when the key is another one', async () => {
    await using gantry = await startTestGantry()
    await gantry.gantry.close()
    await using other = await startTestGantry()
    await other.gantry.close()
    const file = join(gantry.folder, 'key')
    const right = await readFile(file, 'utf8')
    await writeFile(file, await readFile(join(other.folder, 'key'), 'utf8'))
    await expect(gantry.restart()).rejects.toThrow(/identity:client cannot be opened/)
    await writeFile(file, right)
    await gantry.restart()
    await other.restart()
  })

  it('S34 answers no private key from any endpoint, whoever asks', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    for (const { method, path } of endpoints) {
      if (method !== 'get') continue
      const answer = await ada.get(path.slice(1).replace(/:\w+/g, 'abcdef'))
      expect([path, pem.test(answer.text)]).toEqual([path, false])
      expect(answer.text).not.toMatch(/"sealed"|scrypt|[0-9a-f]{32}:[0-9a-f]{128}/)
    }
  })
})
