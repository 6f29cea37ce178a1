import { View } from '@tarojs/components'
import type { TableView } from '../../../../shared/api/customer/cart'
import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { yuan } from '../../../../shared/money'
import { methodTexts } from '../../../../shared/order'
import { Icon } from '../../../kit/components/Icon'
import { chooseMethod, methodsAway, useMethod } from '../../ordering'
import { open } from '../../navigate'
import { LeaveTable } from './LeaveTable'
import { ScanTable } from './ScanTable'
import './Place.scss'

/** Where it will be eaten: at this table, or somewhere else. */
export const Place = ({ store, table }: { store: StorefrontView; table: TableView | null }) => (
  <View className="place">{table ? <AtTable table={table} /> : <Away store={store} />}</View>
)

const AtTable = ({ table }: { table: TableView }) => (
  <>
    <View className="place-table" onClick={() => open('table', { code: table.code })}>
      <View className="place-name">{table.name}</View>
      <View className="place-note">{sittingText(table)}</View>
    </View>
    <LeaveTable name={table.name} />
  </>
)

function sittingText({ sitting }: TableView): string {
  if (!sitting) return '同桌扫码可以一起点'
  return `已点 ${sitting.orderIds.length} 单 ¥${yuan(sitting.totalFen)}，点这里查看`
}

function Away({ store }: { store: StorefrontView }) {
  const chosen = useMethod(store)
  return (
    <>
      <View className="place-methods">
        {methodsAway(store).map(({ method, minutes }) => (
          <View
            key={method}
            className={`place-method ${method === chosen?.method ? 'place-method-on' : ''}`}
            onClick={() => chooseMethod(method)}
          >
            <View>{methodTexts[method].name}</View>
            {minutes > 0 && <View className="place-minutes">约 {minutes} 分钟</View>}
          </View>
        ))}
        {!chosen && (
          <View className="place-only">
            <Icon name="info" size={32} />
            {methodTexts.dineIn.hint}
          </View>
        )}
      </View>
      {store.methods.some(({ method }) => method === 'dineIn') && <ScanTable />}
    </>
  )
}
