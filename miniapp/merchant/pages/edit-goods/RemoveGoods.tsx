import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { MerchantGoodsView } from '../../../../shared/api/merchant/goods'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { leave } from '../../navigate'

/** Takes the goods out of the store; the list brings them back. */
export function RemoveGoods({ goods: { id, name } }: { goods: MerchantGoodsView }) {
  const [isAsking, setAsking] = useState(false)
  const remove = useCallback(async () => {
    await call('DELETE /goods/:goodsId', { goodsId: id })
    leave()
    void Taro.showToast({ title: '已删除', icon: 'success' })
  }, [id])
  const removing = useAction(remove)
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        删除这件商品
      </Button>
      {isAsking && (
        <DangerSheet
          title={`删除“${name}”？`}
          consequence="顾客不能再看到和购买，已有的订单不受影响。以后可以在“已删除”里恢复。"
          confirm="删除"
          isBusy={removing.isRunning}
          problem={removing.failure?.text ?? null}
          onConfirm={removing.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
