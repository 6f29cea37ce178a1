import { useState } from 'react'
import { Copyable } from '../Copyable'
import type { Desk } from '../desk'
import { timeOf } from '../format'
import type { Account, MerchantNumber, PayOrder } from '../types'
import type { PanelProps } from './Tabs'

const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** 微信支付商户平台: numbers with their keys, the mini-programs bound to them, and what was paid. */
export function Payments({ desk, state: { apps, pay } }: PanelProps) {
  const programs = apps.filter(({ kind, own }) => kind === 'miniProgram' && !own)
  return (
    <div className="panel" data-testid="payments">
      <Application desk={desk} />
      {pay.merchants.map((merchant) => (
        <Merchant key={merchant.mchid} desk={desk} merchant={merchant} programs={programs} />
      ))}
      <ul className="lines">
        {[...pay.orders].reverse().map((order) => (
          <OrderLine key={`${order.mchid} ${order.outTradeNo}`} order={order} />
        ))}
        {pay.merchants.length === 0 && <li className="nothing">还没有商户号。申请以后，密钥和证书文件都在这里。</li>}
      </ul>
    </div>
  )
}

const modes = { publicKey: '微信支付公钥', certificate: '平台证书', both: '切换中' }

/** 申请商户号: at WeChat it takes days and papers, here a tap. */
function Application({ desk }: { desk: Desk }) {
  const [name, setName] = useState('小麦餐饮')
  const [mode, setMode] = useState('publicKey')
  const [isBusy, setBusy] = useState(false)
  const apply = async () => {
    setBusy(true)
    await desk.act('/payments/merchants', { name: name.trim(), mode })
    setBusy(false)
  }
  return (
    <p className="tools apply">
      <input
        value={name}
        aria-label="商户名称"
        data-testid="merchant-name"
        onChange={(event) => setName(event.target.value)}
      />
      <select
        value={mode}
        aria-label="验签方式"
        data-testid="merchant-mode"
        onChange={(event) => setMode(event.target.value)}
      >
        <option value="publicKey">微信支付公钥</option>
        <option value="certificate">平台证书</option>
        <option value="both">公钥和平台证书</option>
      </select>
      <button
        className="small is-on"
        data-testid="merchant-apply"
        disabled={isBusy || name.trim() === ''}
        onClick={() => void apply()}
      >
        {isBusy ? '正在开通…' : '申请商户号'}
      </button>
    </p>
  )
}

interface MerchantProps {
  desk: Desk
  merchant: MerchantNumber
  programs: Account[]
}

function Merchant({ desk, merchant, programs }: MerchantProps) {
  const { mchid, name, mode, apiV3Key, publicKeyId, balanceFen, role, serial } = merchant
  const path = `/payments/merchants/${mchid}`
  return (
    <article className="versions" data-testid={`merchant-${mchid}`}>
      <header>
        <i className="face">{[...name][0]}</i>
        <b>{name}</b>
        <small>{modes[mode]}</small>
      </header>
      <dl>
        <Fact name="商户号" value={mchid} />
        {role !== 'sub' && <Fact name="APIv3 密钥" value={apiV3Key} />}
        {mode !== 'certificate' && publicKeyId && <Fact name="公钥 ID" value={publicKeyId} />}
        {serial && <Fact name="证书序列号" value={serial} />}
        <div>
          <dt>可用余额</dt>
          <dd>¥{yuan(balanceFen)}</dd>
        </div>
      </dl>
      <Bindings desk={desk} path={path} merchant={merchant} programs={programs} />
      {role !== 'sub' && (
        <p className="tools">
          <Send desk={desk} path={path} />
        </p>
      )}
    </article>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Copyable name={name} value={value} />
      </dd>
    </div>
  )
}

/** AppID账号管理: without a binding an order is refused with APPID_MCHID_NOT_MATCH. */
function Bindings({ desk, path, merchant: { appids, mchid }, programs }: MerchantProps & { path: string }) {
  return (
    <p className="tools">
      {programs.map(({ appid, name }) => {
        const isBound = appids.includes(appid)
        return (
          <button
            key={appid}
            className={`small ${isBound ? 'is-on' : ''}`}
            title={appid}
            data-testid={`bind-${mchid}-${appid}`}
            onClick={() => void desk.act(path, isBound ? { unbind: appid } : { bind: appid })}
          >
            {isBound ? `已绑定 ${name}` : `绑定 ${name}`}
          </button>
        )
      })}
    </p>
  )
}

function Send({ desk, path }: { desk: Desk; path: string }) {
  const [isSent, setSent] = useState(false)
  const send = async () => {
    await desk.act(`${path}/send`, { to: 'merchant' })
    setSent(true)
  }
  return (
    <button className="small" data-testid="merchant-send" onClick={() => void send()}>
      {isSent ? '已发到商家手机的聊天里，再发一次' : '把证书和公钥文件发到商家手机'}
    </button>
  )
}

const states: Record<PayOrder['state'], { text: string; look: string }> = {
  NOTPAY: { text: '未支付', look: 'dim' },
  SUCCESS: { text: '已支付', look: 'good' },
  REFUND: { text: '有退款', look: 'warn' },
  CLOSED: { text: '已关闭', look: 'dim' },
}

function OrderLine({ order: { at, description, outTradeNo, totalFen, frozenFen, state } }: { order: PayOrder }) {
  const { text, look } = states[state]
  return (
    <li>
      <time>{timeOf(at)}</time>
      <span title={outTradeNo}>{description}</span>
      <small>¥{yuan(totalFen)}</small>
      {frozenFen > 0 && <small>待结算 ¥{yuan(frozenFen)}</small>}
      <i className={`tag is-${look}`}>{text}</i>
    </li>
  )
}
