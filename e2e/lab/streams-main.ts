import { createReadStream, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { join, normalize } from 'node:path'

/** A process of the lab: `streams-main.ts HOST:PORT FOLDER CERTIFICATE KEY` serves the folder over HTTPS. */
const [address = '', folder = '', certificate = '', key = ''] = process.argv.slice(2)
const [host = '', port] = address.split(':')

const server = createServer(
  { cert: readFileSync(certificate), key: readFileSync(key) },
  (request, response) => {
    const path = normalize(`/${decodeURIComponent((request.url ?? '/').split('?')[0] ?? '')}`)
    void send(join(folder, path), request.method ?? 'GET', response)
  },
)

async function send(file: string, method: string, response: ServerResponse): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile() || (method !== 'GET' && method !== 'HEAD')) {
    response.writeHead(found?.isFile() ? 405 : 404).end()
    return
  }
  const type = file.endsWith('.json') ? 'application/json' : 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-length': found.size })
  if (method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

server.listen(Number(port), host)
