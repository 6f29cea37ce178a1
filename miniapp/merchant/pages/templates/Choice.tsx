import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { StoreView } from '../../../../shared/api/merchant/store'
import type { TemplateView } from '../../../../shared/api/merchant/releases'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Icon } from '../../../kit/components/Icon'
import { PhonePreview } from '../../../kit/components/PhonePreview'
import { Tag } from '../../../kit/components/Tag'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { lookOf } from '../../looks'
import { Managed } from '../../Managed'
import { leave } from '../../navigate'
import './Choice.scss'

interface Props {
  store: StoreView
  templates: TemplateView[]
}

/** A tap tries a look on, the button takes it. */
export function Choice({ store, templates }: Props) {
  const chosen = templates.find(({ isChosen }) => isChosen)?.templateId ?? ''
  const [tried, setTried] = useState(chosen)
  const take = useCallback(async () => {
    if (tried !== chosen) await call('PUT /template', { templateId: tried })
    leave()
    void Taro.showToast({ title: '已选好', icon: 'success' })
  }, [tried, chosen])
  const taking = useAction(take)
  return (
    <>
      {templates.map((template) => (
        <Look
          key={template.templateId}
          store={store}
          template={template}
          isOn={template.templateId === tried}
          onTry={() => mayManage() && setTried(template.templateId)}
        />
      ))}
      <Managed>
        <ActionBar failure={taking.failure}>
          <Button isBusy={taking.isRunning} onClick={taking.run}>
            {tried === chosen ? '就用现在的样子' : '用这个样子'}
          </Button>
        </ActionBar>
      </Managed>
    </>
  )
}

interface LookProps {
  store: StoreView
  template: TemplateView
  isOn: boolean
  onTry(): void
}

function Look({ store, template, isOn, onTry }: LookProps) {
  const { userVersion, isChosen, isDefault, whatIsNew, pages, sizeKb } = template
  return (
    <View className={`look ${isOn ? 'look-on' : ''}`} hoverClass="look-down" onClick={onTry}>
      <PhonePreview name={store.name} {...lookOf(store.kind)} />
      <View className="look-words">
        <View className="look-name">版本 {userVersion}</View>
        <View className="look-tags">
          {isChosen && <Tag tone="done">正在用</Tag>}
          {isDefault && <Tag tone="info">推荐</Tag>}
        </View>
        <View className="look-text">{whatIsNew ?? '服务商没有写更新说明'}</View>
        <View className="look-size">
          共 {pages} 个页面{sizeKb === null ? '' : `，${sizeKb} KB`}
        </View>
      </View>
      <View className={`look-tick ${isOn ? 'look-tick-on' : ''}`}>
        {isOn && <Icon name="check" colour="onBrand" size={28} />}
      </View>
    </View>
  )
}
