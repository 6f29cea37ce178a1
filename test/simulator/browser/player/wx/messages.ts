import { listOf, textOf } from '../../kit/value'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 一次调用最多可订阅 3 条消息. developers.weixin.qq.com, wx.requestSubscribeMessage */
const mostTemplates = 3

/** 订阅消息: the person allows one message of each template, or not. */
export const messages: ApiGroup = (program) =>
  asking(program, {
    requestSubscribeMessage: async ({ tmplIds }) => {
      const templates = listOf(tmplIds).map((id) => textOf(id))
      if (templates.length === 0 || templates.includes(''))
        throw new Refusal("tmplIds can't be empty", { errCode: 10001 })
      if (templates.length > mostTemplates) throw new Refusal('TmplIds count limit exceed', { errCode: 20003 })
      const accepted = (await program.overlays.ask('subscribe', { program: program.name, templates })) ?? []
      const answers = Object.fromEntries(
        templates.map((id) => [id, accepted.includes(id) ? ('accept' as const) : ('reject' as const)]),
      )
      await program.host.line.subscribe(program.appid, answers)
      return answers
    },
  })
