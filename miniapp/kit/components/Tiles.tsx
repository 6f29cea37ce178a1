import { View } from '@tarojs/components'
import { Field } from './Field'
import { Icon } from './Icon'
import type { IconName } from './icons'
import './Tiles.scss'

export interface Tile<V extends string> {
  value: V
  name: string
  hint: string
  icon: IconName
}

interface Props<V extends string> {
  label: string
  tiles: readonly Tile<V>[]
  value: NoInfer<V> | ''
  problem?: string | null
  onChange(value: NoInfer<V>): void
}

/** One of a few, each with its name and what it means. */
export function Tiles<V extends string>({ label, tiles, value, problem = null, onChange }: Props<V>) {
  return (
    <Field label={label} problem={problem}>
      <View className="k-tiles">
        {tiles.map((tile) => {
          const isOn = tile.value === value
          return (
            <View
              key={tile.value}
              className={`k-tile ${isOn ? 'k-tile-on' : ''}`}
              hoverClass="k-tile-down"
              onClick={() => onChange(tile.value)}
            >
              <Icon name={tile.icon} colour={isOn ? 'brand' : 'quiet'} size={48} />
              <View className="k-tile-words">
                <View className="k-tile-name">{tile.name}</View>
                <View className="k-tile-hint">{tile.hint}</View>
              </View>
              <View className={`k-tile-tick ${isOn ? 'k-tile-tick-on' : ''}`}>
                {isOn && <Icon name="check" colour="onBrand" size={28} />}
              </View>
            </View>
          )
        })}
      </View>
    </Field>
  )
}
