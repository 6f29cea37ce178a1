import { esc } from '../pages/html'

interface Dressing {
  url: string
  contentType: string
  /** The Referrer-Policy header; a meta tag in the page beats it. */
  policy: string
}

/**
 * Runs inside the frame. Links and forms do not leave by themselves but ask the phone around the frame, with the Referer
 * a browser would send under the page's policy: `{type:'navigate', url, method, body, referer}`.
 */
const interceptor = `(function(page){
function policy(){var m=document.querySelector('meta[name=referrer]');var p=(m&&m.content||page.policy).split(',').pop().trim().toLowerCase();return p||'strict-origin-when-cross-origin'}
function referer(to,el){var p=policy();if(el&&/(^|\\s)noreferrer(\\s|$)/.test(el.rel||''))return'';if(el&&el.referrerPolicy)p=el.referrerPolicy;
var from=new URL(page.url),target=new URL(to,page.url),full=page.url.split('#')[0],same=from.origin===target.origin,down=from.protocol==='https:'&&target.protocol==='http:';
if(p==='no-referrer')return'';if(p==='unsafe-url')return full;if(p==='origin')return from.origin+'/';if(p==='same-origin')return same?full:'';
if(p==='no-referrer-when-downgrade')return down?'':full;if(p==='origin-when-cross-origin')return same?full:from.origin+'/';if(p==='strict-origin')return down?'':from.origin+'/';
return same?full:down?'':from.origin+'/'}
function go(url,method,body,el){parent.postMessage({type:'navigate',url:new URL(url,page.url).href,method:method,body:body,referer:referer(url,el)},'*')}
document.addEventListener('click',function(e){var a=e.target.closest&&e.target.closest('a[href]');if(!a||e.defaultPrevented)return;var h=a.getAttribute('href');if(/^(#|javascript:)/.test(h))return;e.preventDefault();go(h,'GET','',a)});
document.addEventListener('submit',function(e){if(e.defaultPrevented)return;e.preventDefault();var f=e.target,s=e.submitter,d=new URLSearchParams(new FormData(f));if(s&&s.name)d.append(s.name,s.value);
var u=(s&&s.getAttribute('formaction'))||f.getAttribute('action')||page.url,m=((s&&s.getAttribute('formmethod'))||f.method||'get').toUpperCase();
if(m==='GET'){var t=new URL(u,page.url);t.search=d.toString();go(t.href,'GET','',f)}else go(u,m,d.toString(),f)});
window.WeixinJSBridge={invoke:function(n){if(n==='closeWindow')parent.postMessage({type:'close'},'*')},call:function(n){this.invoke(n)}};
parent.postMessage({type:'page',url:page.url,title:document.title},'*');
if(page.refresh)setTimeout(function(){go(page.refresh.url||page.url,'GET','',null)},page.refresh.seconds*1000);
})`

const refreshTag = /<meta\s+http-equiv=["']?refresh["']?\s+content=["']?\s*(\d+)\s*(?:;\s*url=([^"'>]*))?["']?\s*\/?>/i

const unescape = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function refreshOf(html: string) {
  const found = refreshTag.exec(html)
  return found ? { seconds: Number(found[1]), url: unescape(found[2] ?? '') } : null
}

const asHtml = (text: string, contentType: string) =>
  /html/.test(contentType) ? text : `<!doctype html><meta charset="utf-8"><pre>${esc(text)}</pre>`

/** A page for a frame: relative addresses stay right, and every way out goes through the phone. */
export function dress(text: string, { url, contentType, policy }: Dressing): string {
  const page = asHtml(text, contentType)
  const facts = JSON.stringify({ url, policy, refresh: refreshOf(page) }).replaceAll('<', '\\u003c')
  const base = `<base href="${esc(url)}">`
  const still = page.replace(refreshTag, '')
  const withBase = /<head[^>]*>/i.test(still) ? still.replace(/<head[^>]*>/i, (head) => head + base) : base + still
  const script = `<script>${interceptor}(${facts})</script>`
  return /<\/body>/i.test(withBase) ? withBase.replace(/<\/body>/i, () => `${script}</body>`) : withBase + script
}
