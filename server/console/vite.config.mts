import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console: `npm run build:console` leaves it in `dist/console`, which the server shows at `/console`. */
export default defineConfig({
  base: '/console/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1600, // Ant Design in one piece: it changes when it is updated, our pages every day
    rollupOptions: {
      output: {
        manualChunks: (file) => (file.includes('/node_modules/') ? 'library' : undefined),
      },
    },
  },
})
