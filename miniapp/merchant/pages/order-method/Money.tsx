import { feeName, isBrought, type OrderMethod } from '../../../../shared/order'
import { Card } from '../../../kit/components/Card'
import { TextField } from '../../../kit/components/TextField'
import type { FieldProps } from '../../../kit/useForm'
import type { Values } from './values'

interface Props {
  form: { field(name: 'minimum' | 'fee' | 'freeFrom' | 'areas' | 'minutes'): FieldProps<Values['fee']> }
  method: OrderMethod
}

/** What it costs, from how much on, where to, and how long: fees and places only for what is brought, no minutes for a carrier. */
export const Money = ({ form, method }: Props) => (
  <Card isFlush>
    {isBrought(method) && (
      <>
        <TextField
          label={`${feeName(method)}（元）`}
          placeholder={`0，空着就是免${feeName(method)}`}
          keyboard="decimal"
          maxLength={8}
          {...form.field('fee')}
        />
        <TextField
          label={`满多少免${feeName(method)}（元）`}
          placeholder="如：99"
          keyboard="decimal"
          maxLength={8}
          isOptional
          {...form.field('freeFrom')}
        />
      </>
    )}
    <TextField
      label="最低消费（元）"
      placeholder="空着就是不限"
      hint="商品不到这个数，就选不了这种方式"
      keyboard="decimal"
      maxLength={8}
      isOptional
      {...form.field('minimum')}
    />
    {isBrought(method) && (
      <TextField
        label="只送到哪里"
        placeholder="如：上城区 西湖区"
        hint={`省、市、区都行，用空格隔开。空着就是${method === 'express' ? '全国' : '不限地区'}`}
        maxLength={400}
        isLong
        isOptional
        {...form.field('areas')}
      />
    )}
    {method !== 'express' && (
      <TextField
        label="大约多少分钟"
        placeholder="如：40"
        hint="顾客下单时看到。空着就不显示"
        keyboard="number"
        maxLength={4}
        isOptional
        {...form.field('minutes')}
      />
    )}
  </Card>
)
