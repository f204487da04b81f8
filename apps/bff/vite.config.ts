import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
  // The workspace's packages are TypeScript and become part of the bundle; everything else stays in node_modules.
  ssr: { noExternal: [/^@gantry\//] },
})
