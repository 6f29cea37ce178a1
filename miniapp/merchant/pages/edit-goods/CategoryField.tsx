import { Picker, View } from '@tarojs/components'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { Cell } from '../../../kit/components/Cell'
import type { FieldProps } from '../../../kit/useForm'
import { open } from '../../navigate'

interface Props extends FieldProps<string> {
  categories: readonly MerchantCategoryView[]
}

/** 分类: where the goods stand in the store. */
export function CategoryField({ categories, value, onChange }: Props) {
  const options = [{ id: '', name: '未分类' }, ...categories]
  const at = Math.max(
    0,
    options.findIndex(({ id }) => id === value),
  )
  if (categories.length === 0)
    return <Cell title="分类" note="还没有分类，去添加" onClick={() => open('goods-categories')} />
  return (
    <Picker
      mode="selector"
      range={options.map(({ name }) => name)}
      value={at}
      onChange={({ detail }) => onChange(options[Number(detail.value)]?.id ?? '')}
    >
      <View>
        <Cell title="分类" onClick={() => undefined}>
          {options[at]?.name}
        </Cell>
      </View>
    </Picker>
  )
}
