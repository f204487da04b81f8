import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import express, { type Request, type Response, Router } from 'express'
import type { Config } from '../config.ts'

/** Vite puts a hash of the contents into these names. */
const hashed = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

/** The built web: assets, kept for ever when their names are hashed, and `index.html` for every other page. */
export const serveWeb = ({ webFolder, basePath }: Pick<Config, 'webFolder' | 'basePath'>): Router => {
  const router = Router()
  router.use(precompressed(webFolder))
  router.use(
    express.static(webFolder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (response) => cache(response, response.req.path),
    }),
  )
  const page = readPage(webFolder, basePath)
  router.get('/{*page}', async (request, response, next) => {
    // A missing asset is 404: the page in its place would be taken for a script.
    if (/^\/(api|assets)(\/|$)/.test(request.path)) return next()
    const html = await page()
    response.setHeader('Cache-Control', 'no-cache')
    if (html === undefined) response.status(503).type('html').send(notBuilt)
    else response.type('html').send(html)
  })
  return router
}

const cache = (response: Response, path: string): void => {
  response.setHeader('Cache-Control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** Serves `name.js.br` or `name.js.gz` in place of `name.js` where the build made one. */
const precompressed = (webFolder: string) => (request: Request, response: Response, next: () => void) => {
  if ((request.method !== 'GET' && request.method !== 'HEAD') || !hashed.test(request.path)) return next()
  response.vary('Accept-Encoding')
  const accepted = request.acceptsEncodings(encodings.map(({ name }) => name))
  const encoding = encodings.find(({ name, suffix }) => {
    // `hashed` allows one segment of plain characters, so the name cannot leave the folder.
    return (
      (name === accepted || request.acceptsEncodings(name) === name) &&
      existsSync(join(webFolder, `${request.path}${suffix}`))
    )
  })
  if (encoding === undefined) return next()
  cache(response, request.path)
  response.type(extname(request.path))
  response.setHeader('Content-Encoding', encoding.name)
  response.sendFile(`${request.path}${encoding.suffix}`, {
    root: webFolder,
    cacheControl: false,
    headers: { 'Content-Type': response.get('Content-Type') },
  })
}

/** `index.html` with our base path, read again when a build replaced it. */
const readPage = (webFolder: string, basePath: string): (() => Promise<string | undefined>) => {
  const file = join(webFolder, 'index.html')
  let read: { at: number; html: string } | undefined
  return async () => {
    const found = await stat(file).catch(() => undefined)
    if (found === undefined) return undefined
    if (read?.at !== found.mtimeMs) {
      const html = await readFile(file, 'utf8')
      read = {
        at: found.mtimeMs,
        html: html.replace(/<base href="[^"]*"\s*\/?>/, `<base href="${basePath}" />`),
      }
    }
    return read.html
  }
}

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gantry</title>
<h1>The web part of Gantry is not built</h1>
<p>Run <code>npm start</code> in Gantry's folder, which builds it, or <code>pnpm --filter @gantry/web build</code>.
The API is there.</p></html>
`
