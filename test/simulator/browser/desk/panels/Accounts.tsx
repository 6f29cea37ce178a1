import { useState } from 'react'
import type { Desk } from '../desk'
import { duration } from '../format'
import { setName } from '../names'
import type { Account, DeskState } from '../types'

/** Every account of this world: what it is, and what it has given to the component. */
export function Accounts({ desk, state }: { desk: Desk; state: DeskState }) {
  return (
    <section className="accounts" data-testid="accounts">
      <ul>
        {state.apps.map((account) => (
          <AccountRow key={account.appid} desk={desk} account={account} now={state.clock.now} />
        ))}
        {state.apps.length === 0 && <li className="nothing">这个世界里还没有账号。</li>}
      </ul>
    </section>
  )
}

const kinds = { miniProgram: '小程序', officialAccount: '公众号' }

function AccountRow({ desk, account, now }: { desk: Desk; account: Account; now: number }) {
  const { appid, name, kind, own, principal, verified, authorisation } = account
  const what = own ? '服务商自己的小程序' : `${kinds[kind]} · ${principal}${verified ? '' : ' · 未认证'}`
  return (
    <li data-testid={`account-${appid}`} data-authorised={authorisation !== null}>
      <div className="account">
        <i className="face">{[...name][0]}</i>
        <span className="who">
          <b>{name}</b>
          <small title={appid}>{what}</small>
        </span>
        {!own && <StateTag account={account} now={now} />}
        {authorisation && <Withdraw desk={desk} appid={appid} />}
      </div>
      {authorisation && (
        <p className="sets">
          {authorisation.sets.map((id) => (
            <em key={id} title={`权限集 ${id}`}>
              {setName(id)}
            </em>
          ))}
        </p>
      )}
    </li>
  )
}

function StateTag({ account: { authorisation, tokenExpiresAt }, now }: { account: Account; now: number }) {
  if (!authorisation) return <span className="tag is-dim">未授权</span>
  if (authorisation.refreshToken === null) return <span className="tag is-warn">等待换取令牌</span>
  const left = tokenExpiresAt === null ? 0 : tokenExpiresAt - now
  return (
    <span className="tag is-good" title="微信发出的最新令牌还剩多久">
      已授权 · {left > 0 ? `令牌剩 ${duration(left)}` : '令牌已过期'}
    </span>
  )
}

/** The merchant withdraws in mp.weixin.qq.com; a component cannot do it itself. */
function Withdraw({ desk, appid }: { desk: Desk; appid: string }) {
  const [isSure, setSure] = useState(false)
  const tap = () => {
    if (isSure) void desk.act('/revoke', { appid })
    setSure(!isSure)
  }
  return (
    <button
      className={`small ${isSure ? 'is-danger' : ''}`}
      data-testid={`revoke-${appid}`}
      onClick={tap}
      onBlur={() => setSure(false)}
    >
      {isSure ? '确定撤回？' : '撤回授权'}
    </button>
  )
}
