import { Input, Label, Switch, View } from '@tarojs/components'
import { goodsLimits } from '../../../../shared/goods'
import { Button } from '../../../kit/components/Button'
import { Stepper } from '../../../kit/components/Stepper'
import { newRequestKey } from '../../../kit/requestKey'
import type { TypedChoice, TypedGroup } from './values'

interface Props {
  group: TypedGroup
  /** Null: it is taken away. */
  onChange(group: TypedGroup | null): void
}

const newChoice = (): TypedChoice => ({ id: newRequestKey(), name: '', extra: '' })

/** One group of choices: 辣度, and how many of them may be taken. */
export function GroupEditor({ group, onChange }: Props) {
  const { name, isRequired, most, choices } = group
  const change = (changes: Partial<TypedGroup>) => onChange({ ...group, ...changes })
  const setAt = (at: number, changes: Partial<TypedChoice> | null) =>
    change({ choices: choices.flatMap((one, index) => (index !== at ? one : changes ? { ...one, ...changes } : [])) })
  return (
    <View className="edit-property">
      <View className="edit-property-head">
        <Input
          className="edit-input edit-property-name"
          value={name}
          placeholder="名称，如：辣度"
          placeholderClass="k-placeholder"
          maxlength={goodsLimits.valueName}
          onInput={({ detail }) => change({ name: detail.value })}
        />
        <Button kind="quiet" size="small" icon="trash" onClick={() => onChange(null)}>
          删除
        </Button>
      </View>
      {choices.map((choice, at) => (
        <View key={choice.id} className="edit-choice">
          <Input
            className="edit-input"
            value={choice.name}
            placeholder="选项，如：微辣"
            placeholderClass="k-placeholder"
            maxlength={goodsLimits.valueName}
            onInput={({ detail }) => setAt(at, { name: detail.value })}
          />
          <Input
            className="edit-input edit-extra"
            type="digit"
            value={choice.extra}
            placeholder="加价 0"
            placeholderClass="k-placeholder"
            maxlength={8}
            onInput={({ detail }) => setAt(at, { extra: detail.value })}
          />
          <Button kind="quiet" size="small" icon="close" onClick={() => setAt(at, null)}>
            移除
          </Button>
        </View>
      ))}
      {choices.length < goodsLimits.choices && (
        <Button kind="plain" size="small" icon="plus" onClick={() => change({ choices: [...choices, newChoice()] })}>
          添加选项
        </Button>
      )}
      <Label className="edit-rule">
        <View className="edit-rule-name">必选</View>
        <Switch checked={isRequired} color="#07c160" onChange={({ detail }) => change({ isRequired: detail.value })} />
      </Label>
      <View className="edit-rule">
        <View className="edit-rule-name">最多选几项</View>
        <Stepper value={most} most={Math.max(1, choices.length)} onChange={(next) => change({ most: next })} />
      </View>
    </View>
  )
}
