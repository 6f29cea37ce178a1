import Koa from 'koa'
import { readAll } from './body'
import { insertEvent, openMigrated } from './inbox'
import { listen } from './report'

/** Koa, one insert, one answer: nothing is checked, opened, sealed or logged. */
void openMigrated().then((database) => {
  const app = new Koa()
  app.use(async (ctx) => {
    await insertEvent(database, (await readAll(ctx.req)).toString('utf8'))
    ctx.body = 'success'
  })
  listen(app.callback())
})
