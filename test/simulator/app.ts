import Koa from 'koa'
import { control } from './control'
import { api, people } from './http'
import { merchantPlatform } from './payments/http'
import type { World } from './world'

/** The whole simulator on one port: its own routes, WeChat's pages, WeChat Pay, and for everything else WeChat's API. */
export function createApp(world: World): Koa {
  const app = new Koa()
  app.use(control(world))
  app.use(people(world))
  app.use(merchantPlatform(world))
  app.use(api(world))
  return app
}
