import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button, type ButtonKind } from '../components/Button'
import { Card } from '../components/Card'
import { Cell } from '../components/Cell'
import { Icon } from '../components/Icon'
import { Logo } from '../components/Logo'
import { Fold } from '../components/Fold'
import { PrivacySheet } from '../components/PrivacySheet'
import { DangerSheet, Sheet } from '../components/Sheet'
import { Stepper } from '../components/Stepper'
import { SwitchCell } from '../components/SwitchCell'
import { Tabs } from '../components/Tabs'
import { Tag } from '../components/Tag'
import { Specimen } from './Specimen'

const kinds: ButtonKind[] = ['primary', 'plain', 'quiet', 'danger']

/** What is touched: buttons, rows, sheets. */
export function Tapping() {
  return (
    <>
      <Buttons />
      <Rows />
      <Choosing />
      <Sheets />
    </>
  )
}

function Buttons() {
  return (
    <>
      <Specimen name="Button · wide">
        <View className="specimen-stack">
          {kinds.map((kind) => (
            <Button key={kind} kind={kind} icon="album">
              {kind}
            </Button>
          ))}
          <Button isBusy>isBusy</Button>
          <Button isDisabled>isDisabled</Button>
        </View>
      </Specimen>
      <Specimen name="Button · small">
        <View className="specimen-row">
          {kinds.map((kind) => (
            <Button key={kind} kind={kind} size="small">
              {kind}
            </Button>
          ))}
          <Button size="small" kind="plain" isBusy>
            isBusy
          </Button>
        </View>
      </Specimen>
    </>
  )
}

function Rows() {
  const [isOn, setOn] = useState(true)
  return (
    <Specimen name="Card · Cell · SwitchCell · Fold">
      <Card title="标题" extra="说明" isFlush>
        <Cell title="只有标题" />
        <Cell title="标题和值">巷口面包房</Cell>
        <Cell lead={<Icon name="person" />} title="有图标，可以点" onClick={() => setOn(!isOn)}>
          去看看
        </Cell>
        <Cell lead={<Logo name="面包" url={null} />} title="有头像" note="第二行说明">
          <Tag tone="done">当前</Tag>
        </Cell>
        <Cell title="右边是按钮" note="说明">
          <Button kind="plain" size="small">
            绑定
          </Button>
        </Cell>
        <SwitchCell title="开关" isOn={isOn} onChange={setOn} />
        <SwitchCell title="不能动的开关" note="营业时间外" isOn={false} isDisabled onChange={setOn} />
      </Card>
      <Fold title="已完成 2 项">
        <Cell title="收起来的一行" />
        <Cell title="收起来的另一行" />
      </Fold>
    </Specimen>
  )
}

function Choosing() {
  const [count, setCount] = useState(1)
  const [tab, setTab] = useState<'all' | 'unpaid' | 'refunds'>('all')
  return (
    <Specimen name="Stepper · Tabs">
      <Tabs
        tabs={[
          { value: 'all', name: '全部' },
          { value: 'unpaid', name: '待付款' },
          { value: 'refunds', name: '退款' },
        ]}
        value={tab}
        onChange={setTab}
      />
      <Stepper value={count} most={3} onChange={setCount} />
    </Specimen>
  )
}

function Sheets() {
  const [isOpen, setOpen] = useState<'no' | 'sheet' | 'danger'>('no')
  const close = () => setOpen('no')
  return (
    <Specimen name="Sheet · DangerSheet · PrivacySheet">
      <View className="specimen-row">
        <Button size="small" kind="plain" onClick={() => setOpen('sheet')}>
          打开面板
        </Button>
        <Button size="small" kind="danger" onClick={() => setOpen('danger')}>
          危险操作
        </Button>
        <Button size="small" kind="plain" onClick={() => Taro.requirePrivacyAuthorize({})}>
          隐私授权
        </Button>
      </View>
      <PrivacySheet />
      {isOpen === 'sheet' && (
        <Sheet title="面板" onClose={close}>
          <Button onClick={close}>知道了</Button>
        </Sheet>
      )}
      {isOpen === 'danger' && (
        <DangerSheet
          title="删除“草莓蛋糕”？"
          consequence="顾客不再看到它，已有的订单不受影响。"
          confirm="删除"
          problem="网络好像断了，请检查后再试"
          onConfirm={close}
          onClose={close}
        />
      )}
    </Specimen>
  )
}
