import { useState } from 'react'
import { Input, View } from '@tarojs/components'
import { combinations, goodsLimits, variantText, type GoodsProperty } from '../../../../shared/goods'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import type { FieldProps } from '../../../kit/useForm'
import { FillSheet } from './FillSheet'
import { PropertyEditor } from './PropertyEditor'
import { keyOf, missingCounts, variantAt, withProperty, withTyped, type Offer, type TypedVariant } from './offer'

/** 价格和库存: of the goods itself, or of each combination where something varies. */
export function OfferCard({ value: offer, problem, onChange }: FieldProps<Offer>) {
  const { properties } = offer
  const setAt = (at: number, property: GoodsProperty | null) => onChange(withProperty(offer, at, property))
  return (
    <Card title="价格和库存" isFlush>
      <View className="edit-offer">
        {properties.map((property, at) => (
          <PropertyEditor key={at} property={property} onChange={(next) => setAt(at, next)} />
        ))}
        {properties.length < goodsLimits.properties && (
          <Button
            kind="plain"
            size="small"
            icon="plus"
            onClick={() => setAt(properties.length, { name: '', values: [] })}
          >
            {properties.length === 0 ? '有多种规格，如大小、颜色' : '再加一种规格'}
          </Button>
        )}
        <VariantTable offer={offer} onChange={onChange} />
        {problem && <View className="edit-problem k-wrong">{problem}</View>}
        <View className="edit-hint">库存空着表示不限；填了“每日补到”，每天早上会自动补货。</View>
      </View>
    </Card>
  )
}

interface TableProps {
  offer: Offer
  onChange(offer: Offer): void
}

const columns = [
  { name: 'price', title: '价格（元）', placeholder: '0.00', type: 'digit' },
  { name: 'stock', title: '库存', placeholder: '不限', type: 'number' },
  { name: 'daily', title: '每日补到', placeholder: '不补', type: 'number' },
] as const

const isMissing = (variant: TypedVariant, column: string): boolean =>
  missingCounts(variant).some((count) => count === column)

function VariantTable({ offer, onChange }: TableProps) {
  const [isFilling, setFilling] = useState(false)
  const all = combinations(offer.properties).slice(0, goodsLimits.variants)
  const put = (some: string[][], changes: Partial<TypedVariant>) => onChange(withTyped(offer, some, changes))
  const unsaid = all.filter((values) => missingCounts(variantAt(offer, values)).length > 0)
  return (
    <View className="edit-table">
      <View className="edit-line edit-line-head">
        {columns.map(({ name, title }) => (
          <View key={name} className="edit-cell">
            {title}
          </View>
        ))}
      </View>
      {all.map((values) => (
        <View key={keyOf(values)} className="edit-variant">
          {values.length > 0 && <View className="edit-variant-name">{variantText(values)}</View>}
          <View className="edit-line">
            {columns.map(({ name, placeholder, type }) => (
              <Input
                key={name}
                className="edit-cell edit-input"
                type={type}
                value={variantAt(offer, values)[name]}
                placeholder={isMissing(variantAt(offer, values), name) ? '必填' : placeholder}
                placeholderClass="k-placeholder"
                maxlength={10}
                onInput={({ detail }) => put([values], { [name]: detail.value })}
              />
            ))}
          </View>
          <Input
            className="edit-code"
            value={variantAt(offer, values).code}
            placeholder="商家编码，选填"
            placeholderClass="k-placeholder"
            maxlength={32}
            onInput={({ detail }) => put([values], { code: detail.value })}
          />
        </View>
      ))}
      {all.length > 1 && (
        <Button kind="plain" size="small" icon="edit" onClick={() => setFilling(true)}>
          全部填成一样
        </Button>
      )}
      {unsaid.length > 0 && (
        <Button kind="quiet" size="small" onClick={() => put(unsaid, { asked: [] })}>
          没填的不限库存，也不每日补
        </Button>
      )}
      {isFilling && <FillSheet onFill={(changes) => put(all, changes)} onClose={() => setFilling(false)} />}
    </View>
  )
}
