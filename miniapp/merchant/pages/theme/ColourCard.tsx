import { useState } from 'react'
import { View } from '@tarojs/components'
import { themePresets, type Theme } from '../../../../shared/theme'
import { Card } from '../../../kit/components/Card'
import { Icon } from '../../../kit/components/Icon'
import { TextField } from '../../../kit/components/TextField'
import { brandVariables, inkOf } from '../../../kit/colour'
import './ColourCard.scss'

interface Props {
  theme: Theme
  onChange(changes: Partial<Theme>): void
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** What was typed, with the sign that people leave out. */
const colourOf = (typed: string): string => `#${typed.trim().replace(/^#/, '')}`.toLowerCase()

/** Looks to begin with, and a colour of one's own. What stands on it stays readable whatever is chosen. */
export function ColourCard({ theme, onChange }: Props) {
  return (
    <Card title="颜色" isFlush>
      <View className="colours">
        {themePresets.map(({ name, theme: preset }) => (
          <View className="colour" key={name} onClick={() => onChange(preset)}>
            <View className="colour-face" style={{ background: preset.brand }}>
              {preset.brand === theme.brand && <Icon name="check" colour="onBrand" size={40} />}
            </View>
            {name}
          </View>
        ))}
      </View>
      <OwnColour brand={theme.brand} onChange={(brand) => onChange({ brand })} />
      <View className="colour-sample" style={brandVariables(theme.brand)}>
        <View className="colour-button">按钮上的字</View>
        <View className="colour-note">{readability(theme.brand)}</View>
      </View>
    </Card>
  )
}

function OwnColour({ brand, onChange }: { brand: string; onChange: (brand: string) => void }) {
  const [typed, setTyped] = useState(brand)
  const [problem, setProblem] = useState<string | null>(null)
  const isOther = isColour(colourOf(typed)) && colourOf(typed) !== brand // one of the others was tapped since
  const type = (text: string) => {
    setTyped(text)
    setProblem(null)
    if (isColour(colourOf(text))) onChange(colourOf(text))
  }
  return (
    <TextField
      label="自己的颜色"
      placeholder="#bf3a2b"
      hint="井号加六位数字或字母，设计师常给的那种"
      maxLength={7}
      value={isOther ? brand : typed}
      problem={problem}
      onChange={type}
      onBlur={() => setProblem(isColour(colourOf(typed)) ? null : '请写成 #bf3a2b 这样')}
    />
  )
}

const readability = (brand: string): string =>
  inkOf(brand) === brand ? '看得清，价格和文字也用这个颜色' : '这个颜色偏浅，上面的字和价格会自动用深色'
