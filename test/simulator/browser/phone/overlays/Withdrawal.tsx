import { useState } from 'react'
import { reasonOf } from '../../kit/value'
import type { Phone } from '../phone'

/** RevokeInfo: what the account may know, by WeChat's numbers. */
const infos = [
  { number: 8, text: '手机号' },
  { number: 6, text: '昵称和头像' },
  { number: 2, text: '收货地址' },
  { number: 14, text: '选中的图片或视频' },
  { number: 19, text: '填写的微信昵称' },
  { number: 20, text: '选择的微信头像' },
]

/** 小程序已获取的信息: the person takes consent back and has what was given deleted. */
export function Withdrawal({ phone, appid }: { phone: Phone; appid: string }) {
  const [chosen, setChosen] = useState<number[]>([])
  const [notice, setNotice] = useState('')
  const turn = (number: number) =>
    setChosen(chosen.includes(number) ? chosen.filter((one) => one !== number) : [...chosen, number])
  const withdraw = async () => {
    await phone.line.withdraw(appid, chosen).then(
      () => setNotice('已通知开发者删除'),
      (error: unknown) => setNotice(reasonOf(error)),
    )
    setChosen([])
  }
  return (
    <>
      <h2>小程序已获取的信息</h2>
      <ul className="rows">
        {infos.map(({ number, text }) => (
          <li key={number}>
            <button className="row is-slim" data-testid={`info-${number}`} onClick={() => turn(number)}>
              <span className="row-text">{text}</span>
              {chosen.includes(number) && <i className="sign is-green">✓</i>}
            </button>
          </li>
        ))}
        <li>
          <button
            className="row is-slim is-danger"
            data-testid="withdraw"
            disabled={chosen.length === 0}
            onClick={() => void withdraw()}
          >
            <span className="row-text">{notice || '撤回授权，通知开发者删除'}</span>
          </button>
        </li>
      </ul>
    </>
  )
}
