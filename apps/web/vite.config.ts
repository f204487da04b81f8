import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `npm run dev` says where its BFF listens; alone, Vite talks to the default address.
const bff = process.env.GANTRY_DEV_BFF ?? 'http://127.0.0.1:8080'

export default defineConfig({
  // Assets are relative, because the BFF puts the real base path into <base href> when it serves the page.
  base: './',
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single', semicolons: false }),
    react(),
    tailwindcss(),
  ],
  server: { host: '127.0.0.1', proxy: { '/api': { target: bff, ws: true } } },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The check of the first load reads it; it says which chunks a page needs.
    manifest: true,
  },
})
