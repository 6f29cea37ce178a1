import type Router from '@koa/router'
import type { Context } from 'koa'
import type { App } from '../accounts'
import { note } from '../journal'
import { personOf as ownerOf } from '../payments/orders'
import { checkPayment, pay, sheetOf, type Choice } from '../payments/paying'
import { isPerson } from '../phones/people'
import type { Who } from '../phones/phone'
import type { World } from '../world'
import { bodyOf, must, namedApp, onlyKnown, personOf } from './reply'

interface PayWish {
  who: Who
  openid: string
  appid: string
  parameters: Record<string, unknown>
  choice: Choice
}

const choices = ['pay', 'cancel', 'fail']

function payerOf(ctx: Context, world: World, app: App, { who, openid = '' }: Partial<PayWish>): Who {
  if (who !== undefined && isPerson(who)) return who
  return must(ctx, ownerOf(world, app.appid, openid), 'payer: who, or an openid of this mini-program,')
}

interface Called {
  app: App
  who: Who
  parameters: Record<string, unknown>
}

/** wx.requestPayment in the journal: what the program gave, and what it was told. */
function noteCall(world: World, { app, who, parameters }: Called, errMsg: string): void {
  const body = JSON.stringify(parameters)
  note(world, {
    ...{ kind: 'phone', title: 'wx.requestPayment', path: 'requestPayment', appid: app.appid, who },
    request: { method: 'WX', url: 'wx.requestPayment', headers: {}, body },
    answer: {
      status: errMsg.endsWith(':ok') ? 200 : 0,
      contentType: 'application/json',
      body: JSON.stringify({ errMsg }),
    },
  })
}

async function payAndNote(world: World, called: Called, choice: Choice | undefined) {
  const outcome = await pay(world, called.app, called.who, called.parameters, choice)
  noteCall(world, called, outcome.errMsg)
  return outcome
}

function checkChoice(ctx: Context, { choice }: Partial<PayWish>): void {
  if (choice !== undefined && !choices.includes(choice)) ctx.throw(400, 'choice is pay, cancel or fail')
}

/** Paying without a screen: the answer comes when the notification has been tried. */
export function payingRoutes(router: Router, world: World): void {
  router.post('/_sim/payments/pay', async (ctx) => {
    const wish = await bodyOf<PayWish>(ctx)
    onlyKnown(ctx, wish, ['who', 'openid', 'appid', 'parameters', 'choice'])
    checkChoice(ctx, wish)
    const app = namedApp(ctx, world, wish.appid)
    const called = { app, who: payerOf(ctx, world, app, wish), parameters: wish.parameters ?? {} }
    const outcome = await payAndNote(world, called, wish.choice)
    await world.clock.moveTo(world.clock.now())
    ctx.body = outcome
  })
  /** What the sheet shows before the person decides, or why there is none. */
  router.post('/_sim/phones/:who/payments', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { appid, parameters = {} } = await bodyOf<PayWish>(ctx)
    const app = namedApp(ctx, world, appid)
    const checked = checkPayment(world, app, who, parameters)
    if ('errMsg' in checked) noteCall(world, { app, who, parameters }, checked.errMsg)
    ctx.body = 'errMsg' in checked ? checked : { sheet: sheetOf(world, checked.order) }
  })
  /** What the person decided. The phone is told at once; notifications have a way of their own. */
  router.post('/_sim/phones/:who/pay', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const wish = await bodyOf<PayWish>(ctx)
    checkChoice(ctx, wish)
    const called = { app: namedApp(ctx, world, wish.appid), who, parameters: wish.parameters ?? {} }
    ctx.body = await payAndNote(world, called, wish.choice)
  })
}
