import { readFileSync } from 'node:fs'
import Koa from 'koa'
import { listen } from './report'

const bytes = readFileSync(process.env.BYTES_FILE ?? '')

/** Koa and one answer in memory. */
const app = new Koa()
app.use((ctx) => {
  ctx.type = 'json'
  ctx.body = bytes
})
listen(app.callback())
