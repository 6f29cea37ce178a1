import type { Theme } from '../../../../shared/theme'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Page } from '../../../kit/components/Screen'
import { changeLook, useBegunLook } from '../../decoration/look'
import { NotBegun } from '../../decoration/NotBegun'
import { Options } from '../../decoration/Options'
import { StorePreview } from '../../decoration/StorePreview'
import { usePreview } from '../../decoration/usePreview'
import { leave } from '../../navigate'
import { ColourCard } from './ColourCard'

const corners: { value: Theme['corners']; name: string }[] = [
  { value: 'square', name: '直角' },
  { value: 'soft', name: '小圆角' },
  { value: 'round', name: '大圆角' },
]

const pictures: { value: Theme['pictures']; name: string }[] = [
  { value: 'square', name: '方形' },
  { value: 'portrait', name: '竖图' },
  { value: 'landscape', name: '横图' },
]

/** 颜色和样式: the store's colour, and how round and how tall things are. */
export default function ThemePage() {
  const draft = useBegunLook()
  return <Page>{draft ? <Editor {...draft} /> : <NotBegun />}</Page>
}

function Editor({ base, look }: NonNullable<ReturnType<typeof useBegunLook>>) {
  const home = usePreview({ ...base.content, ...look })
  const { theme } = look
  const put = (changes: Partial<Theme>) => changeLook((now) => ({ ...now, theme: { ...now.theme, ...changes } }))
  return (
    <>
      <StorePreview home={home} theme={theme} />
      <ColourCard theme={theme} onChange={put} />
      <Card isFlush>
        <Options label="边角" options={corners} value={theme.corners} onChange={(value) => put({ corners: value })} />
        <Options
          label="商品图片"
          options={pictures}
          value={theme.pictures}
          onChange={(value) => put({ pictures: value })}
        />
      </Card>
      <ActionBar>
        <Button onClick={leave}>好了</Button>
      </ActionBar>
    </>
  )
}
