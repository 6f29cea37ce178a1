import type { StoreView } from '../../../../shared/api/merchant/store'
import { daysText } from '../../../../shared/openingHours'
import { storeKindTexts } from '../../../../shared/store'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Logo } from '../../../kit/components/Logo'
import { Managed } from '../../Managed'

/** The same for who may only read it. */
export function Details({ store }: { store: StoreView }) {
  const { name, kind, logoUrl, contactName, contactPhone, address, hours } = store
  return (
    <>
      <Card isFlush>
        <Cell lead={<Logo name={name} url={logoUrl} size={112} />} title={name} note={storeKindTexts[kind].name} />
        <Cell title="联系人">{contactName ?? '未填写'}</Cell>
        <Cell title="联系电话">{contactPhone ?? '未填写'}</Cell>
        <Cell title="店铺地址" note={address ?? '未填写'} />
      </Card>
      <Card title="营业时间" isFlush>
        {hours.length === 0 && <Cell title="未填写" />}
        {hours.map(({ days, from, to }, at) => (
          <Cell key={at} title={daysText(days)}>{`${from} – ${to}`}</Cell>
        ))}
      </Card>
      <Managed>{null}</Managed>
    </>
  )
}
