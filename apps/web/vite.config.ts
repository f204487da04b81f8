import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// `npm run dev` says where its BFF listens; alone, Vite talks to the default address.
const bff = process.env.GANTRY_DEV_BFF ?? 'http://127.0.0.1:8080'

/** The BFF gives `name.js.br` or `name.js.gz` in place of `name.js`: made once here, not at each request. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    if (dir === undefined) return
    const texts = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css|svg)$/.test(name))
    await Promise.all(
      texts.map(async (name) => {
        const bytes = await readFile(join(dir, name))
        await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(bytes))
        await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
      }),
    )
  },
})

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** The chunk of what `src/app.tsx` needs before it can draw anything: its imports, and theirs. */
const appChunk = (): ((id: string, modules: Modules) => string | null) => {
  const app = join(import.meta.dirname, 'src/app.tsx')
  let needed: Set<string> | undefined
  return (id, modules) => {
    if (needed === undefined) {
      needed = new Set([app])
      for (const one of needed)
        for (const next of modules.getModuleInfo(one)?.importedIds ?? []) needed.add(next)
    }
    // Itself it is the beginning of a chunk already, which Vite finds by its name.
    return needed.has(id) && id !== app ? 'app' : null
  }
}

/** Lets the browser fetch what `main.ts` imports in its second step along with the first. */
const preloadApp = (): Plugin => ({
  name: 'preload-app',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = new Map(
        Object.values(bundle ?? {}).flatMap((chunk) =>
          chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [],
        ),
      )
      const app = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/app.tsx'))
      if (app === undefined) throw new Error('The build has no chunk for src/app.tsx')
      const needed = new Set([app.fileName])
      for (const name of needed) for (const next of chunks.get(name)?.imports ?? []) needed.add(next)
      return [...needed]
        .filter((name) => !html.includes(name))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
          injectTo: 'head',
        }))
    },
  },
})

export default defineConfig({
  // Assets are relative, because the BFF puts the real base path into <base href> when it serves the page.
  base: './',
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single', semicolons: false }),
    react(),
    tailwindcss(),
    preloadApp(),
    precompress(),
  ],
  server: { host: '127.0.0.1', proxy: { '/api': { target: bff, ws: true } } },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // A shared chunk's own name lists all who share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          // Without them every primitive is a file of its own: 50 requests before the first row.
          groups: [
            { name: 'react', tags: ['$initial'] },
            { name: appChunk(), debugName: 'app' },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1_000 },
          ],
        },
      },
    },
    // The check of the first load reads it; it says which chunks a page needs.
    manifest: true,
  },
})
