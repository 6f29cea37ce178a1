import { openBase } from '../base'
import { pendingMigrations } from '../db/migrate'
import type { Platform } from '../platform'
import { runMain } from '../runMain'
import { adviceOf, checks } from './checks'

/** What a service provider has to fill in at WeChat so that it finds this server. */
const settings = ({ config }: Platform): string => `
在 微信开放平台 → 第三方平台 → 开发配置 里填写：
  授权发起页域名        ${new URL(config.http.publicUrl).host}
  授权事件接收 URL      ${config.http.publicUrl}/wechat/authorize
  消息与事件接收 URL    ${config.http.publicUrl}/wechat/$APPID$/callback
全网发布之前，只有「授权测试公众号/小程序列表」里的账号能授权；扫码的人必须是该小程序的管理员。
`

/** Looks at everything; answers a line for each, and how many are wrong. */
export async function examine(platform: Platform): Promise<{ lines: string[]; wrong: number }> {
  const isBehind = (await pendingMigrations(platform.database)).length > 0
  const lines: string[] = []
  let wrong = 0
  for (const { title, readsTables, look } of checks) {
    if (isBehind && readsTables) continue
    try {
      lines.push(`✓ ${title}：${await look(platform)}`)
    } catch (error) {
      wrong++
      lines.push(`✗ ${title}：${adviceOf(error)}`)
    }
  }
  if (isBehind) lines.push('· 其余各项要等表结构更新之后再看')
  return { lines, wrong }
}

/** `npm run doctor`: says what is still wrong, and what to do about each. Exits 1 when something is. Only looks. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const base = await openBase(process.env, 'silent', { migrates: false })
    const { lines, wrong } = await examine(base.platform)
    process.stdout.write(`${lines.join('\n')}\n${settings(base.platform)}`)
    await base.close()
    process.exitCode = wrong > 0 ? 1 : 0
  })

if (require.main === module) void main()
