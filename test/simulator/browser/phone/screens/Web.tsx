import { useObserved } from '../../kit/observable'
import { Icon } from '../Icon'
import type { Phone } from '../phone'

interface WebProps {
  phone: Phone
  /** How large the phone is drawn. A frame of another origin is not drawn smaller: its page gets less room instead. */
  scale: number
}

/** WeChat's in-app browser. The page runs in a frame without rights of its own. */
export function Web({ phone, scale }: WebProps) {
  const { page, isLoading, failure } = useObserved(phone.browser.state)
  return (
    <section className="screen web" data-testid="web">
      <header className="bar">
        <button className="bar-left" aria-label="返回" data-testid="web-back" onClick={() => phone.browser.back()}>
          <Icon name="back" />
        </button>
        <button
          className="bar-left second"
          aria-label="关闭"
          data-testid="web-close"
          onClick={() => phone.browser.close()}
        >
          <Icon name="close" size={20} />
        </button>
        <b data-testid="web-title">{isLoading && !page ? '正在打开…' : (page?.title ?? '')}</b>
        <button
          className="bar-right"
          aria-label="重新载入"
          data-testid="web-reload"
          onClick={() => phone.browser.reload()}
        >
          <Icon name="reload" size={20} />
        </button>
      </header>
      <div className="address" data-testid="web-address">
        <Icon name="lock" size={12} />
        {page ? hostOf(page.url) : ''}
      </div>
      {isLoading && <i className="loading-bar" />}
      {failure && (
        <div className="nothing" data-testid="web-failure">
          <b>无法打开网页</b>
          <p>{failure}</p>
        </div>
      )}
      {page && (
        <iframe
          key={page.html.length + page.url}
          title="网页"
          data-testid="web-frame"
          data-url={page.url}
          data-status={page.status}
          sandbox="allow-scripts allow-forms"
          srcDoc={page.html}
          style={{ zoom: 1 / scale }}
        />
      )}
    </section>
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
