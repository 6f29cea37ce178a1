import Koa from 'koa'
import { OpenPlatform } from 'node-easywechat'
import ServerRequest from 'node-easywechat/dist/Core/Http/ServerRequest'
import Server from 'node-easywechat/dist/OpenPlatform/Server'
import { readAll } from './body'
import { insertEvent, openMigrated } from './inbox'
import { listen } from './report'

/** Koa with somebody else's client: it verifies, decrypts and parses; then the same insert. */
void openMigrated().then((database) => {
  const platform = new OpenPlatform({
    app_id: process.env.WECHAT_COMPONENT_APPID ?? '',
    secret: process.env.WECHAT_COMPONENT_SECRET ?? '',
    token: process.env.WECHAT_COMPONENT_TOKEN ?? '',
    aes_key: process.env.WECHAT_COMPONENT_AES_KEY ?? '',
  })
  const encryptor = platform.getEncryptor()
  const app = new Koa()
  app.use(async (ctx) => {
    const request = await ServerRequest.createFromIncomingMessage(ctx.req, await readAll(ctx.req))
    const server = new Server(encryptor, request)
    server.with(async (message) => {
      await insertEvent(database, JSON.stringify(message))
      return 'success'
    })
    ctx.body = String((await server.serve()).getBody())
  })
  listen(app.callback())
})
