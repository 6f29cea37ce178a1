import { storeKindTexts } from '../../../shared/store'
import type { TemplateManifest } from '../../../shared/template'
import { failures } from '../../failures'
import { errorTexts } from '../../wechat/errors'
import type { Facts } from './facts'
import { advising, blocking, done, failing, merchant, missing, operator, type Judgement, type Rule } from './rule'

/** About what was found in the package before it was uploaded. */
const ofManifest =
  (judge: (manifest: TemplateManifest, facts: Facts) => Judgement | null): Rule['judge'] =>
  (facts) =>
    facts.manifest && judge(facts.manifest, facts)

const available = blocking('TEMPLATE', '店铺模板', ({ template, store }) => {
  if (template) return done(`模板 ${template.userVersion}`)
  return missing(operator(`服务商还没有准备好${storeKindTexts[store.kind].name}店铺的模板，请联系服务商`))
})

/** The merchant's pick is gone: the default takes its place, and he should know. */
const picked = advising('TEMPLATE_PICK', '选好的模板', ({ program: { templateId }, template }) => {
  if (!templateId || !template) return null
  if (template.templateId === templateId) return done('选好的模板可以使用')
  return failing(merchant(failures.TEMPLATE_NOT_AVAILABLE.text, 'chooseTemplate'))
})

const longestVersion = 64 // open-platform.md §9, commit: user_version

const version = blocking('TEMPLATE_VERSION', '模板版本号', ({ template }) => {
  if (!template) return null
  const { length } = [...template.userVersion]
  if (length > 0 && length <= longestVersion) return done(template.userVersion)
  return failing(operator(`模板的版本号要有 1 到 ${longestVersion} 个字，请服务商重新上传模板`))
})

const pages = blocking(
  'TEMPLATE_PAGES',
  '模板页面',
  ofManifest((manifest) => {
    const gaps = manifest.tabBarPages.filter((page) => !manifest.pages.includes(page))
    if (manifest.pages.length === 0) return failing(operator('模板里没有页面，请服务商重新上传模板'))
    if (gaps.length > 0) return failing(errorTexts.EXT_JSON_TAB_WITHOUT_PAGE)
    return done(`共 ${manifest.pages.length} 个页面`)
  }),
)

/** 订单中心: WeChat wants it from whoever sells. */
const orderPage = blocking(
  'ORDER_PAGE',
  '订单页面',
  ofManifest((manifest, { orderPath }) => {
    if (orderPath === null) return null
    if (manifest.pages.includes(orderPath)) return done('顾客可以在小程序里查看订单')
    return missing(operator('模板里没有顾客查看订单的页面，微信要求卖东西的小程序必须有，请服务商更换模板'))
  }),
)

const largestMainPackage = 2 * 1024 * 1024 // developers.weixin.qq.com/miniprogram/dev/framework/subpackages.html

const size = blocking(
  'TEMPLATE_SIZE',
  '模板大小',
  ofManifest(({ mainPackageBytes }) => {
    if (mainPackageBytes > largestMainPackage) return failing(errorTexts.PACKAGE_TOO_LARGE)
    return done(`主包 ${Math.ceil(mainPackageBytes / 1024)} KB`)
  }),
)

export const template: readonly Rule[] = [available, picked, version, pages, orderPage, size]
