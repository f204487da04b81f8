import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { emptyFolder, startTestGantry } from './harness.ts'

const index = '<!doctype html><html><head><base href="/" /><script src="./theme.js"></script></head></html>'
const script = 'console.log("entry")\n'.repeat(100)

const builtWeb = async (): Promise<string> => {
  const folder = await emptyFolder()
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), index)
  await writeFile(join(folder, 'theme.js'), 'document')
  await writeFile(join(folder, 'assets', 'entry-Ab12Cd34.js'), script)
  await writeFile(join(folder, 'assets', 'entry-Ab12Cd34.js.br'), brotliCompressSync(script))
  return folder
}

describe('the web', () => {
  it('serves the page for every path but the API and assets, with the base path in it', async () => {
    await using gantry = await startTestGantry({ GANTRY_WEB: await builtWeb() })
    const visitor = gantry.visitor()
    for (const path of ['', 'instances', 'instances/alpha/default/web', 'setup']) {
      const page = await visitor.get(path)
      expect([path, page.status, page.text]).toEqual([path, 200, index])
      expect(page.headers['content-type']).toMatch(/^text\/html/)
      expect(page.headers['cache-control']).toBe('no-cache')
    }
    expect((await visitor.get('assets/gone-Ab12Cd34.js')).status).toBe(404)
    expect((await visitor.get('api/unknown')).headers['content-type']).toMatch(/json/)
  })

  it('lets browsers keep hashed assets for ever, and sends them compressed', async () => {
    await using gantry = await startTestGantry({ GANTRY_WEB: await builtWeb() })
    const plain = await gantry.visitor().get('assets/entry-Ab12Cd34.js')
    expect(plain.text).toBe(script)
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const small = await gantry.visitor().get('assets/entry-Ab12Cd34.js', { 'accept-encoding': 'gzip, br' })
    expect(small.headers['content-encoding']).toBe('br')
    expect(small.headers['content-type']).toMatch(/javascript/)
    expect(Number(small.headers['content-length'])).toBeLessThan(script.length / 5)
    expect(small.headers.vary).toMatch(/accept-encoding/i)
    expect((await gantry.visitor().get('theme.js')).headers['cache-control']).toBe('no-cache')
  })

  it('never leaves its folder', async () => {
    const web = await builtWeb()
    await writeFile(join(web, '..', 'outside-of-the-web.txt'), 'outside')
    await using gantry = await startTestGantry({ GANTRY_WEB: web })
    for (const path of [
      'assets/..%2f..%2foutside-of-the-web.txt',
      '..%2foutside-of-the-web.txt',
      'assets/%2e%2e/%2e%2e/outside-of-the-web.txt',
      'assets/..%5c..%5coutside-of-the-web.txt',
    ]) {
      expect((await gantry.visitor().get(path)).text).not.toContain('outside')
    }
  })

  it('says what to do when it is not built, and the API goes on', async () => {
    await using gantry = await startTestGantry({ GANTRY_WEB: join(await emptyFolder(), 'none') })
    const page = await gantry.visitor().get('')
    expect(page.status).toBe(503)
    expect(page.text).toContain('npm start')
    expect((await gantry.visitor().get('api/health')).status).toBe(200)
  })

  it('works whole under a sub-path: page, assets, API, cookie and socket', async () => {
    await using gantry = await startTestGantry({
      GANTRY_WEB: await builtWeb(),
      GANTRY_BASE_PATH: '/tools/gantry',
    })
    const { url } = gantry.gantry
    expect(new URL(url).pathname).toBe('/tools/gantry/')
    const ada = await gantry.setUp()
    const page = await ada.get('servers/new')
    expect(page.text).toContain('<base href="/tools/gantry/" />')
    expect((await ada.get('assets/entry-Ab12Cd34.js')).text).toBe(script)
    expect((await ada.get('api/session')).json).toMatchObject({ state: 'signed-in' })
    expect((await ada.get('/api/session')).status).toBe(404)
    expect((await ada.get('/')).status).toBe(404)
    const hello = await new Promise<string>((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}api/live`, {
        headers: { cookie: ada.cookie ?? '', origin: new URL(url).origin },
      })
      socket.on('error', reject).once('message', (message) => {
        resolve(String(message))
        socket.close()
      })
    })
    expect(JSON.parse(hello)).toMatchObject({ type: 'hello' })
  })
})
