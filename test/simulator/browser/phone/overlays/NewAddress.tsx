import { useState, type ChangeEvent } from 'react'
import type { Address } from '../../player/host'
import { Sheet } from './Sheet'

const blank: Address = {
  ...{ userName: '', telNumber: '', postalCode: '310000', nationalCode: '330106' },
  ...{ provinceName: '浙江省', cityName: '杭州市', countyName: '西湖区', detailInfo: '' },
}

const entries = [
  { name: 'userName', text: '收货人' },
  { name: 'telNumber', text: '手机号码' },
  { name: 'provinceName', text: '省份' },
  { name: 'cityName', text: '城市' },
  { name: 'countyName', text: '区县' },
  { name: 'detailInfo', text: '详细地址' },
] as const

interface NewAddressProps {
  onSave: (address: Address) => void
  onCancel: () => void
}

/** 新增收货地址 */
export function NewAddress({ onSave, onCancel }: NewAddressProps) {
  const [address, setAddress] = useState(blank)
  const isWhole = entries.every(({ name }) => address[name].trim() !== '')
  const change = (name: string) => (event: ChangeEvent<HTMLInputElement>) =>
    setAddress({ ...address, [name]: event.target.value })
  return (
    <Sheet testId="address-form" isTall>
      <header className="sheet-head">
        <button data-testid="address-form-cancel" onClick={onCancel}>
          取消
        </button>
        <b>新增收货地址</b>
        <button className="is-green" data-testid="address-save" disabled={!isWhole} onClick={() => onSave(address)}>
          保存
        </button>
      </header>
      {entries.map(({ name, text }) => (
        <label key={name} className="entry">
          {text}
          <input value={address[name]} placeholder={text} data-testid={`address-${name}`} onChange={change(name)} />
        </label>
      ))}
    </Sheet>
  )
}
