import { useState } from 'react'
import { Card } from '../components/Card'
import { Field } from '../components/Field'
import { HoursEditor, hoursProblem, usualHours } from '../components/HoursEditor'
import { Restored } from '../components/Restored'
import { SearchField } from '../components/SearchField'
import { TextField } from '../components/TextField'
import { Tiles, type Tile } from '../components/Tiles'
import { Specimen } from './Specimen'

const ignore = () => undefined

const sizes = [
  { value: 'small', name: '小店', hint: '一个人忙得过来', icon: 'shop' },
  { value: 'large', name: '大店', hint: '有几位店员', icon: 'bag' },
] satisfies Tile<'small' | 'large'>[]

/** What is filled in. */
export function Entering() {
  const [size, setSize] = useState<'small' | 'large' | ''>('')
  const [hours, setHours] = useState([usualHours, { days: [], from: '22:00', to: '24:00' }])
  const [sought, setSought] = useState('烘焙')
  const field = { onChange: ignore, onBlur: ignore, problem: null, value: '' }
  return (
    <>
      <Specimen name="Restored">
        <Restored onDrop={ignore} />
      </Specimen>
      <Specimen name="TextField">
        <Card isFlush>
          <TextField {...field} label="空的" placeholder="提示写什么" hint="为什么要填" />
          <TextField {...field} label="选填的" placeholder="可以不写" isOptional />
          <TextField {...field} label="填好的" placeholder="" value="巷口面包房" />
          <TextField {...field} label="填错的" placeholder="" value="12345" problem="请填写手机号、座机或 400 电话" />
          <Field label="自己放内容的" isOptional hint="说明">
            内容
          </Field>
          <TextField {...field} label="长的" placeholder="省市区、街道和门牌号" isLong />
        </Card>
      </Specimen>
      <Specimen name="SearchField">
        <SearchField value="" placeholder="空的" onChange={ignore} />
        <SearchField value={sought} placeholder="输入名称查找" onChange={setSought} />
      </Specimen>
      <Specimen name="Tiles">
        <Card isFlush>
          <Tiles label="大小" tiles={sizes} value={size} problem={size ? null : '请选择'} onChange={setSize} />
        </Card>
      </Specimen>
      <Specimen name="HoursEditor">
        <Card isFlush>
          <HoursEditor label="营业时间" value={hours} problem={hoursProblem(hours)} onChange={setHours} />
        </Card>
      </Specimen>
    </>
  )
}
