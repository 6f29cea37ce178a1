import { useState } from 'react'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Page } from '../../../kit/components/Screen'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { isQuiet, ring, setQuiet } from '../../ring'

/** 设置: what this phone does, not what the store is. */
export default function Settings() {
  const [isOn, setOn] = useState(!isQuiet())
  const turn = (on: boolean) => {
    setOn(on)
    setQuiet(!on)
    if (on) ring()
  }
  return (
    <Page>
      <Card title="新订单提醒" isFlush>
        <SwitchCell title="响铃" note="打开本程序时，有新订单会响铃并震动" isOn={isOn} onChange={turn} />
        <Cell lead={<Icon name="bell" />} title="试听一下" onClick={ring} />
      </Card>
    </Page>
  )
}
