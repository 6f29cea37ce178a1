import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { methodTexts, orderMethods, type OrderMethod } from '../../../../shared/order'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { MethodForm } from './MethodForm'

const loadStorefront = () => call('GET /storefront', {})

const methodOf = (name = ''): OrderMethod => orderMethods.find((method) => method === name) ?? 'pickup'

/** 快递、外送、自提、堂食: one of them, with its prices and places. */
export default function OrderMethodPage() {
  const method = methodOf(useRouter<{ method: string }>().params.method)
  const [storefront] = useRemote(loadStorefront)
  useEffect(() => void Taro.setNavigationBarTitle({ title: methodTexts[method].name }), [method])
  return (
    <ManagedPage>
      <Screen of={storefront}>{(view) => <MethodForm method={method} view={view} />}</Screen>
    </ManagedPage>
  )
}
