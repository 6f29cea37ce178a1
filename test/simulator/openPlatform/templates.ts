import type { Draft, Template } from '../programs/library'
import type { World } from '../world'
import { no } from './errcodes'
import { component, number, official, ok, type Call, type Rows } from './row'

const page = (name: string) => official(`thirdparty-management/template-management/${name}`, 'A+B')

/** 200 now, 50 in older text from memory. */
const mostTemplates = 200

const shared = ({ created, userVersion, userDesc, source, sourceName }: Draft | Template) => ({
  create_time: created,
  user_version: userVersion,
  user_desc: userDesc,
  source_miniprogram_appid: source,
  source_miniprogram: sourceName,
  category_list: [],
})

export const draftView = (draft: Draft) => ({ ...shared(draft), draft_id: draft.id, developer: draft.developer })

/** Review fields are of standard templates only. */
const templateView = (template: Template) => ({
  ...shared(template),
  template_id: template.id,
  draft_id: template.draftId,
  template_type: template.type,
  ...(template.type === 1 ? { audit_scene: 0, audit_status: 3, reason: '' } : {}),
})

function draftOf({ world, body }: Call): Draft {
  const id = number(body, 'draft_id')
  const draft = world.state.drafts.find((one) => one.id === id)
  if (!draft) throw no(85064)
  return draft
}

function typeOf({ body }: Call): 0 | 1 {
  const type = body['template_type'] ?? 0
  if (type !== 0 && type !== 1) throw no(47001, 'template_type is 0 or 1')
  return type
}

function addTemplate(world: World, { id, ...draft }: Draft, type: 0 | 1): void {
  world.state.templates.push({ ...draft, id: world.id(), draftId: id, type, created: world.clock.seconds() })
}

const ofType = (asked: string | undefined) => (template: Template) =>
  asked === undefined || String(template.type) === asked

export const templateRows: Rows = {
  /** 获取草稿箱列表. …/template-management/getTemplateDraftList.html, grade A+B: the newest upload of each 开发小程序. */
  'GET /wxa/gettemplatedraftlist': component(page('getTemplateDraftList'), {}, (call) => {
    call.spend(call.component.appid)
    return ok({ draft_list: call.world.state.drafts.map(draftView) })
  }),

  /** 将草稿添加到模板库. …/template-management/addToTemplate.html, grade A+B. It does not say which template it made. */
  'POST /wxa/addtotemplate': component(page('addToTemplate'), { body: 'draft_id template_type' }, (call) => {
    const type = typeOf(call)
    const draft = draftOf(call)
    if (call.world.state.templates.length >= mostTemplates) throw no(85065)
    call.spend(call.component.appid)
    addTemplate(call.world, draft, type)
    return ok()
  }),

  /** 获取模板列表. …/template-management/getTemplateList.html, grade A+B; its order is not to be relied on. */
  'GET /wxa/gettemplatelist': component(page('getTemplateList'), { query: 'template_type' }, (call) => {
    call.spend(call.component.appid)
    const list = call.world.state.templates.filter(ofType(call.query['template_type']))
    return ok({ template_list: call.world.random.shuffle(list).map(templateView) })
  }),

  /** 删除代码模板. …/template-management/deleteTemplate.html, grade A+B. What was committed from it stays. */
  'POST /wxa/deletetemplate': component(page('deleteTemplate'), { body: 'template_id' }, (call) => {
    const id = number(call.body, 'template_id')
    if (!call.world.state.templates.some((one) => one.id === id)) throw no(85064)
    call.spend(call.component.appid)
    call.world.state.templates = call.world.state.templates.filter((one) => one.id !== id)
    return ok()
  }),
}
