import { View } from '@tarojs/components'
import type { StoreView } from '../../../../shared/api/merchant/store'
import type { TemplateView } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { PhonePreview } from '../../../kit/components/PhonePreview'
import { lookOf } from '../../looks'
import { mayManage } from '../../currentStore'
import { open } from '../../navigate'
import './TemplateCard.scss'

interface Props {
  store: Pick<StoreView, 'name' | 'kind'>
  template: TemplateView | null
}

/** What the next version is made of. */
export function TemplateCard({ store, template }: Props) {
  if (!template) return null
  return (
    <Card title="店铺的样子">
      <View className="template-card">
        <PhonePreview name={store.name} {...lookOf(store.kind)} />
        <View className="template-card-words">
          <View className="template-card-name">版本 {template.userVersion}</View>
          <View className="template-card-text">{template.whatIsNew ?? '服务商没有写更新说明'}</View>
          {mayManage() && (
            <View className="template-card-way">
              <Button kind="plain" size="small" onClick={() => open('templates')}>
                换一个样子
              </Button>
            </View>
          )}
        </View>
      </View>
    </Card>
  )
}
