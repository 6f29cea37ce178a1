import { endpoint, type Done, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/thirdparty-management/template-management/, one page
// for each, named as the constant here (getTemplateDraftList: getTemplatedRaftList).

interface Upload {
  user_version: string
  user_desc: string
  /** Unix seconds. */
  create_time: number
  /** The development mini-program it was uploaded with, and its name. */
  source_miniprogram_appid?: string
  source_miniprogram?: string
}

export interface TemplateDraft extends Upload {
  draft_id: number
  /** The nickname of who uploaded it. */
  developer?: string
}

export interface CodeTemplate extends Upload {
  template_id: number
  draft_id: number
  /** 0 ordinary, 1 standard. */
  template_type?: 0 | 1
}

/** 获取草稿箱列表: the newest upload of each development mini-program. */
export const getTemplateDraftList = endpoint<Nothing, { draft_list: TemplateDraft[] }>({
  method: 'GET',
  path: '/wxa/gettemplatedraftlist',
  token: 'component',
  body: 'query',
  needs: ['draft_list'],
  repeatable: true,
})

/**
 * 将草稿添加到模板库: 200 templates at most (85065).
 *
 * Does not say which template it became: `getTemplateList` has it, by `draft_id` and `create_time`. After a lost answer look
 * there first. Standard templates (type 1) are closed and take no settings of a store (9402203).
 */
export const addToTemplate = endpoint<{ draft_id: number; template_type?: 0 }, Done>({
  method: 'POST',
  path: '/wxa/addtotemplate',
  token: 'component',
  body: 'json',
  repeatable: false,
  errors: { 85064: 'DRAFT_MISSING' },
})

/** 获取模板列表, in no order to rely on. All kinds unless said. A POST answers 43001 nowadays. */
export const getTemplateList = endpoint<{ template_type?: 0 | 1 }, { template_list: CodeTemplate[] }>({
  method: 'GET',
  path: '/wxa/gettemplatelist',
  token: 'component',
  body: 'query',
  needs: ['template_list'],
  repeatable: true,
})

/** 删除代码模板: stores that have it keep it, a new `commit` answers 85014. A second call answers 85064. */
export const deleteTemplate = endpoint<{ template_id: number }, Done>({
  method: 'POST',
  path: '/wxa/deletetemplate',
  token: 'component',
  body: 'json',
  repeatable: false,
})
