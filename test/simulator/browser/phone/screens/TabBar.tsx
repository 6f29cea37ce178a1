import { useObserved } from '../../kit/observable'
import type { Program } from '../../player/program'
import { pictureAddress } from '../../player/pictures'

export function TabBar({ program, route }: { program: Program; route: string }) {
  const bar = useObserved(program.tabBar)
  if (bar.isHidden) return null
  return (
    <nav className={`tab-bar is-${bar.border}`} style={{ background: bar.background }} data-testid="tab-bar">
      {bar.items.map((item, at) => {
        const isOn = item.pagePath === route
        const icon = (isOn && item.selectedIconPath) || item.iconPath
        return (
          <button
            key={item.pagePath}
            data-testid={`tab-${at}`}
            aria-selected={isOn}
            style={{ color: isOn ? bar.selectedColor : bar.color }}
            onClick={() => program.navigation.switchTab(`/${item.pagePath}`)}
          >
            <span className={`tab-icon ${icon ? '' : 'is-missing'}`}>
              {icon && <img src={pictureAddress(program, `/${icon}`, '')} alt="" draggable={false} />}
              {item.badge && <em>{item.badge}</em>}
              {!item.badge && item.hasDot && <em className="is-dot" />}
            </span>
            {item.text}
          </button>
        )
      })}
    </nav>
  )
}
