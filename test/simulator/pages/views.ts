import type { PermissionSet } from '../permissionSets'
import type { App, Component } from '../accounts'
import type { Visit } from './visits'
import { esc, hidden, initial, layout } from './html'

const kindText = { miniProgram: '小程序', officialAccount: '公众号' } as const

const head = (us: Component, sentence: string) =>
  `<div class="logo">${initial(us.name)}</div><h1 class="center">${esc(us.name)}</h1><p class="center">${sentence}</p>`

const accountRow = (visit: Visit, action: string) => (app: App) => {
  const href = `${action}?${new URLSearchParams({ visit: visit.id, appid: app.appid }).toString()}`
  return `<li><a class="row" href="${esc(href)}"><span class="face">${initial(app.name)}</span>
<span class="name">${esc(app.name)}<span class="small">${esc(app.principal)}</span></span>
<span class="tag">${kindText[app.kind]}</span><span class="arrow">›</span></a></li>`
}

/** 选择账号: what the person administers. */
export const choicePage = (us: Component, visit: Visit, apps: readonly App[], action: string): string =>
  layout(
    { title: '选择授权账号' },
    `${head(us, '申请获得你的账号授权，请选择要授权的账号')}<ul>${apps.map(accountRow(visit, action)).join('')}</ul>`,
  )

const setRow = (app: App) => (set: PermissionSet) => {
  const isElsewhere = app.heldElsewhere.includes(set.id)
  const tag = set.isExclusive
    ? `<span class="tag ${isElsewhere ? 'warn' : ''}">${isElsewhere ? '将从其他平台转移' : '互斥'}</span>`
    : ''
  return `<li><label><input type="checkbox" name="sets" value="${set.id}" checked>
<span class="name">${esc(set.name)}</span>${tag}</label></li>`
}

interface Consent {
  visit: Visit
  app: App
  sets: readonly PermissionSet[]
  action: string
  notice: string
}

/** 授权: the sets, ticked, and the two buttons. */
export const consentPage = (us: Component, { visit, app, sets, action, notice }: Consent): string =>
  layout(
    { title: '授权' },
    `${head(us, `申请获得${kindText[app.kind]}「${esc(app.name)}」的以下权限`)}
<form method="post" action="${action}" style="display:contents">${hidden({ visit: visit.id, appid: app.appid })}
${notice && `<p class="center" style="color:#fa5151">${esc(notice)}</p>`}<ul>${sets.map(setRow(app)).join('')}</ul>
<p class="small">授权后，${esc(us.name)}将在所选权限范围内代你管理账号。你可随时在公众平台“设置-第三方设置”中取消授权。</p>
<div class="actions"><button name="decision" value="authorise">授权</button>
<button class="quiet" name="decision" value="cancel">取消</button></div></form>`,
  )

export const scanPage = (us: Component, qr: string, sentence: string, waitUrl: string): string =>
  layout(
    { title: '公众平台账号授权', isWide: true, refresh: { seconds: 2, url: waitUrl } },
    `<h1>公众平台账号授权</h1><p>${esc(us.name)} 申请获得你的授权</p><img class="qr" alt="授权二维码" src="${qr}">
<p>${sentence}</p><p class="small">只有账号的管理员可以授权</p>`,
  )

export const messagePage = (title: string, sentence: string, look: '' | 'grey' = '', isWide = false): string =>
  layout(
    { title, isWide },
    `<div class="logo ${look}">${look ? '–' : '✓'}</div><h1 class="center">${title}</h1><p class="center">${esc(sentence)}</p>`,
  )
