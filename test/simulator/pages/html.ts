/** Text that is safe inside an element or a quoted attribute. */
export const esc = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `
*{box-sizing:border-box}body{margin:0;background:#ededed;color:#191919;font:16px/1.6 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
a{color:#576b95;text-decoration:none}main{max-width:440px;margin:0 auto;min-height:100vh;background:#fff;padding:36px 24px 32px;display:flex;flex-direction:column}
main.wide{max-width:720px;min-height:0;margin:64px auto;border-radius:8px;box-shadow:0 2px 12px rgba(0,0,0,.06);text-align:center}
h1{font-size:20px;font-weight:500;margin:12px 0 4px}p{margin:6px 0;color:#737373;font-size:14px}.center{text-align:center}
.logo{width:64px;height:64px;border-radius:12px;background:#07c160;color:#fff;font-size:28px;line-height:64px;text-align:center;margin:0 auto}
.logo.grey{background:#c9cdd4}.logo.red{background:#fa5151}ul{list-style:none;margin:20px 0;padding:0;border-top:1px solid #e7e7e7}
li{border-bottom:1px solid #e7e7e7}label,.row{display:flex;align-items:center;padding:11px 2px;gap:12px;color:inherit}
.row .name,label .name{flex:1;min-width:0}.tag{font-size:12px;color:#8a8a8a;background:#f2f2f2;border-radius:4px;padding:1px 6px;white-space:nowrap}
.tag.warn{color:#b56a00;background:#fff4e0}.small{font-size:13px;color:#8a8a8a;display:block;line-height:1.4}
.face{width:44px;height:44px;border-radius:22px;background:#d8e8dc;color:#3c7a52;text-align:center;line-height:44px;font-size:18px;flex:none}
input[type=checkbox]{appearance:none;width:20px;height:20px;margin:0;border:1px solid #c9cdd4;border-radius:10px;flex:none}
input:checked{border-color:#07c160;background:#07c160 url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E%3Cpath d='M5 10.5l3.2 3L15 7' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E") center/18px}
.actions{margin:auto -24px 0;padding:16px 24px 40px;display:flex;flex-direction:column;gap:12px;align-items:center;position:sticky;bottom:0;background:#fff}
button{width:184px;height:44px;border:0;border-radius:8px;font:inherit;font-weight:500;background:#07c160;color:#fff;cursor:pointer}
button.quiet{background:#f2f2f2;color:#06ae56}.arrow{color:#b2b2b2}.qr{width:240px;height:240px;margin:20px auto 8px;display:block;image-rendering:pixelated}
.foot{font-size:12px;color:#b2b2b2;margin-top:12px;text-align:center}`

interface Layout {
  title: string
  isWide?: boolean
  /** Seconds and address of a meta refresh. */
  refresh?: { seconds: number; url: string }
}

/** A page of WeChat's, working without a line of script. */
export const layout = ({ title, isWide = false, refresh }: Layout, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${esc(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">${
    refresh ? `<meta http-equiv="refresh" content="${refresh.seconds};url=${esc(refresh.url)}">` : ''
  }<style>${style}</style></head><body><main class="${isWide ? 'wide' : ''}">${body}
<div class="foot">微信模拟器 · 非微信官方页面</div></main></body></html>`

export const hidden = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${esc(name)}" value="${esc(value)}">`)
    .join('')

/** First character of a name, as a face. */
export const initial = (name: string): string => esc([...name][0] ?? '微')
