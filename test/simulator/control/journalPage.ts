import type { Entry } from '../journal'
import { esc } from '../pages/html'
import type { World } from '../world'

const shown = 300

const style = `body{font:14px/1.5 ui-monospace,monospace;margin:24px;color:#191919}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #e7e7e7;padding:6px 8px;text-align:left;vertical-align:top}th{position:sticky;top:0;background:#fff}
pre{white-space:pre-wrap;word-break:break-all;background:#f6f7f9;padding:8px;border-radius:6px;max-height:320px;overflow:auto}
.bad{color:#d43030}.call{color:#1769aa}.push{color:#07823d}.phone{color:#7a4dbf}.page{color:#a86400}summary{cursor:pointer}`

const time = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ')

const block = (title: string, text: string) => (text ? `<div>${title}</div><pre>${esc(text)}</pre>` : '')

function details({ request, answer, plaintext, source, warnings, fault }: Entry): string {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  return [
    block('request', [`${request.method} ${request.url}`, ...headers, '', request.body].join('\n')),
    block('plaintext', plaintext),
    block('answer', answer ? `${answer.status} ${answer.contentType}\n${answer.body}` : '(none)'),
    block('source', source ? `${source.page} (grade ${source.grade})` : ''),
    block('warnings', warnings.join('\n')),
    block('fault', fault),
  ].join('')
}

function row(entry: Entry): string {
  const bad = entry.isUnknown || entry.errcode || entry.warnings.length || entry.fault ? 'bad' : ''
  const outcome = entry.errcode ? `errcode ${entry.errcode}` : (entry.answer?.status ?? 'no answer')
  return `<tr><td>${entry.id}</td><td>${time(entry.at)}</td><td class="${entry.kind}">${entry.kind}</td>
<td><details><summary>${esc(entry.title)}${entry.attempt > 1 ? ` (try ${entry.attempt})` : ''}</summary>${details(entry)}</details></td>
<td>${esc(entry.appid || entry.who)}</td><td class="${bad}">${outcome}</td><td>${entry.durationMs} ms</td></tr>`
}

/** The journal as a plain table, newest first: for when the desk is not there. */
export const journalPage = (world: World): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Journal</title><style>${style}</style></head><body>
<h1>Journal</h1><table><tr><th>#</th><th>Beijing time</th><th>kind</th><th>what</th><th>who</th><th>outcome</th><th>took</th></tr>
${world.state.journal.slice(-shown).reverse().map(row).join('')}</table></body></html>`
