import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Only `electron` and Node's own modules stay imports: main, preload and page carry what they use, so the packed asar
// needs no node_modules. The engine is not built at all: plain Node runs `core/` from its sources.
// Electron 45 is Chromium 156; the page also runs in a user's own browser, so it is built for older ones.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: { input: { main: 'electron/main.ts' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        // A sandboxed preload is CommonJS, in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'es2023',
      minify: true,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { input: { index: 'renderer/index.html', capture: 'renderer/capture.html' } },
    },
  },
});
