import { View } from '@tarojs/components'
import { themePresets, type Theme } from '../../../../shared/theme'
import { Cell } from '../../../kit/components/Cell'
import { open } from '../../navigate'
import './Decorate.scss'

interface Props {
  theme: Theme
  onBegin(): void
}

export function ThemeCell({ theme, onBegin }: Props) {
  const preset = themePresets.find((each) => each.theme.brand === theme.brand)
  const change = () => {
    onBegin()
    open('theme')
  }
  return (
    <Cell
      lead={<View className="decorate-colour" style={{ background: theme.brand }} />}
      title="颜色和样式"
      onClick={change}
    >
      {preset?.name ?? '自选颜色'}
    </Cell>
  )
}
