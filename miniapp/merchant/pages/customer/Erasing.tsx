import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { CustomerDetailView } from '../../../../shared/api/merchant/customers'
import { openStates } from '../../../../shared/order'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { calledOf } from '../../customerName'
import { leave } from '../../navigate'

/** 删除个人信息: when a customer asks for it. What was sold stays in the books. */
export function Erasing({ customer }: { customer: CustomerDetailView }) {
  const [isAsking, setAsking] = useState(false)
  const { id, orders } = customer
  const erase = useCallback(async () => {
    await call('DELETE /customers/:customerId', { customerId: id })
    leave()
    void Taro.showToast({ title: '已删除', icon: 'success' })
  }, [id])
  const erasing = useAction(erase)
  const underWay = orders.filter(({ state }) => openStates.includes(state)).length
  const first = underWay > 0 ? `还有 ${underWay} 单没完成，要先完成或关闭。` : ''
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        删除这位顾客的个人信息
      </Button>
      {isAsking && (
        <DangerSheet
          title={`删除“${calledOf(customer)}”的个人信息？`}
          consequence={`${first}名字、头像、电话、地址和备注都会删除，不能恢复。订单和金额还在，只是看不出是谁买的。`}
          confirm="删除个人信息"
          isBusy={erasing.isRunning}
          problem={erasing.failure?.text ?? null}
          onConfirm={erasing.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
