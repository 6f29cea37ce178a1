import type { OpenApi, Operation, Schema } from './openapi'

/** The contract as one page that needs nothing but itself: no script, no remote resource. */
export const docsPage = (document: OpenApi): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(document.info.title)} API</title>
<style>${style}</style>
<main>
<h1>${escape(document.info.title)} API</h1>
<p>${escape(document.info.description)} <a href="/openapi.json">openapi.json</a></p>
<nav>${document.tags.map(({ name }) => `<a href="#${slug(name)}">${escape(name)}</a>`).join(' ')}</nav>
${document.tags.map(({ name }) => section(document, name)).join('\n')}
</main>
</html>
`

const section = ({ paths }: OpenApi, tag: string): string => `<h2 id="${slug(tag)}">${escape(tag)}</h2>
${Object.entries(paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  .filter(({ operation }) => operation.tags.includes(tag))
  .map(({ path, method, operation }) => route(path, method, operation))
  .join('\n')}`

const route = (path: string, method: string, operation: Operation): string => `<details>
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${escape(path)}</code>${
  operation.security ? ' <i>无需登录</i>' : ''
}</summary>
${table(operation)}
<p>回答 <code>{ data }</code> 或 <code>{ error: { code, text, next?, field?, requestId } }</code></p>
</details>`

interface Row {
  name: string
  place: string
  required: boolean
  schema: Schema
}

function table(operation: Operation): string {
  const rows = [
    ...operation.parameters.map(({ name, in: place, required, schema }) => ({ name, place, required, schema })),
    ...Object.entries(operation.requestBody?.content ?? {}).flatMap(([type, { schema }]) => bodyRows(type, schema)),
  ]
  if (rows.length === 0) return '<p>没有参数</p>'
  return `<table><tr><th>名称<th>位置<th>必填<th>规则</tr>${rows.map(row).join('')}</table>`
}

const bodyRows = (type: string, schema: Schema): Row[] =>
  (schema.anyOf ?? [schema]).flatMap((choice, index, { length }) =>
    Object.entries(choice.properties ?? {}).map(([name, field]) => ({
      name,
      place: length > 1 ? `${type}（第 ${index + 1} 种）` : type,
      required: (choice.required ?? []).includes(name),
      schema: field,
    })),
  )

const row = ({ name, place, required, schema }: Row): string =>
  `<tr><td><code>${escape(name)}</code><td>${escape(place)}<td>${required ? '是' : ''}<td><code>${escape(
    JSON.stringify(schema),
  )}</code></tr>`

const slug = (text: string): string => encodeURIComponent(text.replaceAll(/\W+/g, '-'))

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

const style = `
:root{color-scheme:light dark}
body{font:15px/1.6 system-ui,sans-serif;margin:0;color:#1f2328;background:#f6f7f9}
main{max-width:960px;margin:0 auto;padding:24px 16px 64px}
nav a{margin-right:12px}
a{color:#0a7d3b}
details{background:#fff;border:1px solid #e3e6ea;border-radius:8px;margin:8px 0;padding:0 12px}
summary{padding:10px 0;cursor:pointer;overflow-wrap:anywhere}
summary b{display:inline-block;min-width:64px;color:#0a7d3b}
summary b.delete{color:#c0362c}
summary b.get{color:#2459b3}
summary i{font-style:normal;font-size:12px;background:#e8f5ec;color:#0a7d3b;border-radius:4px;padding:2px 6px}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{text-align:left;border-top:1px solid #eceff2;padding:6px 8px;vertical-align:top;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{background:#14171a;color:#e6e8ea}details{background:#1d2125;border-color:#30363c}th,td{border-color:#30363c}a,summary b{color:#4cc07d}summary b.get{color:#7aa7ef}summary b.delete{color:#ef8177}summary i{background:#1f3a2a;color:#7fd6a2}}
`
