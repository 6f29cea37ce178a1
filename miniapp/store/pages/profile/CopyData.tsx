import Taro from '@tarojs/taro'
import type { PersonalDataView } from '../../../../shared/api/customer/me'
import { yuan } from '../../../../shared/money'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { dayAndTime } from '../../../kit/time'
import { copy } from '../../../kit/wechat'

/** To take along: as text that can be pasted anywhere. */
export const CopyData = ({ data }: { data: PersonalDataView }) => (
  <Cell
    lead={<Icon name="link" />}
    title="复制一份"
    note="可以粘贴到聊天或备忘录里"
    onClick={() => void copy(textOf(data)).catch(() => Taro.showToast({ title: '没能复制，请再试一次', icon: 'none' }))}
  />
)

function textOf({ me, addresses, orders }: PersonalDataView): string {
  const lines = [
    `昵称：${me.name ?? '没有'}`,
    `手机号：${me.phone ?? '没有'}`,
    ...addresses.map(
      ({ name, phone, province, city, district, detail }) =>
        `地址：${name} ${phone} ${province}${city}${district}${detail}`,
    ),
    ...orders.map(
      ({ number, placedAt, totalFen, summary, contactName, contactPhone, place, note }) =>
        `订单：${number} ${dayAndTime(placedAt)} ¥${yuan(totalFen)} ${summary}` +
        written('联系人', [contactName, contactPhone]) +
        written('地址', place ? [place.province + place.city + place.district + place.detail] : []) +
        written('备注', [note]),
    ),
  ]
  return lines.join('\n')
}

/** Nothing where nothing was written. */
function written(name: string, parts: readonly (string | null)[]): string {
  const text = parts.filter(Boolean).join(' ')
  return text && `，${name}：${text}`
}
