import { useObserved } from '../../kit/observable'
import { goBack } from '../../player/goingBack'
import type { Page } from '../../player/page'
import type { Program } from '../../player/program'
import { Icon } from '../Icon'

interface NavigationBarProps {
  program: Program
  page: Page
  canGoBack: boolean
}

/** 导航栏 of the page in front; a page with a custom one only keeps the capsule. */
export function NavigationBar({ program, page, canGoBack }: NavigationBarProps) {
  const bar = useObserved(page.bar)
  if (bar.isCustom) return null
  const { navigation, package: weapp } = program
  return (
    <header
      className={`navigation-bar is-${bar.front}`}
      style={{ background: bar.background }}
      data-testid="navigation-bar"
    >
      {canGoBack && (
        <button aria-label="返回" data-testid="back" onClick={() => void goBack(program)}>
          <Icon name="back" />
        </button>
      )}
      {!canGoBack && bar.hasHomeButton && (
        <button
          aria-label="首页"
          data-testid="home-button"
          onClick={() => navigation.reLaunch(`/${weapp.config.entry}`)}
        >
          <Icon name="home" size={22} />
        </button>
      )}
      <b data-testid="title">
        {bar.isLoading && <i className="spinner" />}
        {bar.title}
      </b>
    </header>
  )
}
