const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe for an element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c)

export interface Page {
  title: string
  tone: 'question' | 'done' | 'waiting' | 'stopped'
  lines: string[]
  /** The one thing to tap. */
  action?: { label: string; href: string }
  /** Small print at the end. */
  footnote?: string
  /** Loads the page again after so many seconds. */
  refreshSeconds?: number
}

const marks: Record<Page['tone'], string> = { question: '店', done: '✓', waiting: '…', stopped: '!' }

/** One page for a phone or a desktop browser: no script, no remote resource. */
export const renderPage = ({ title, tone, lines, action, footnote, refreshSeconds }: Page): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
${refreshSeconds ? `<meta http-equiv="refresh" content="${refreshSeconds}">` : ''}
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<div class="mark ${tone}" aria-hidden="true">${marks[tone]}</div>
<h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
${action ? `<a class="action" href="${escapeHtml(action.href)}">${escapeHtml(action.label)}</a>` : ''}
${footnote ? `<p class="foot">${escapeHtml(footnote)}</p>` : ''}
</main>
</body>
</html>
`

const style = `
*{box-sizing:border-box}
body{margin:0;background:#f6f7f9;color:#1f2329;font:16px/1.7 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:420px;margin:0 auto;padding:64px 28px calc(40px + env(safe-area-inset-bottom));text-align:center}
h1{font-size:22px;line-height:1.4;margin:20px 0 12px}
p{margin:0 0 8px;color:#646a73;text-wrap:pretty}
.mark{width:72px;height:72px;margin:0 auto;border-radius:50%;font-size:34px;line-height:72px;color:#fff;background:#07c160}
.waiting{background:#e6951a}
.stopped{background:#d9463e}
.action{display:block;margin:32px 0 16px;padding:13px;border-radius:10px;background:#07c160;color:#fff;font-size:17px;font-weight:600;text-decoration:none}
.action:active{background:#06ad56}
.foot{margin-top:24px;font-size:13px;color:#8f959e}
@media(min-width:700px){main{margin-top:8vh;padding:56px 48px;max-width:520px;border-radius:16px;background:#fff}}
`
