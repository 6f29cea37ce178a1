import { Card, Descriptions, Empty, Tag, Typography } from 'antd'
import type { AccountView } from '../../../../shared/api/operator/stores'
import { When } from '../../kit/When'

/** 小程序: the account that authorised us, and what it lets us do. */
export const Account = ({ account }: { account: AccountView | null }) => (
  <Card size="small" title="小程序">
    {account ? (
      <Seen account={account} />
    ) : (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="商家还没有授权小程序" />
    )}
  </Card>
)

const Seen = ({ account }: { account: AccountView }) => (
  <Descriptions
    size="small"
    column={1}
    styles={{ label: { width: 84 } }}
    items={[
      { key: 'name', label: '名称', children: account.name ?? <span className="quiet">还没有</span> },
      { key: 'appid', label: 'AppID', children: <Typography.Text copyable>{account.appid}</Typography.Text> },
      { key: 'userName', label: '原始 ID', children: account.userName ?? <span className="quiet">—</span> },
      { key: 'principal', label: '主体', children: principal(account) },
      { key: 'since', label: '授权', children: <When at={account.stateAt} /> },
      { key: 'token', label: '调用凭证', children: <Token token={account.token} /> },
      { key: 'learned', label: '资料更新', children: <When at={account.learnedAt} /> },
      { key: 'sets', label: '权限', children: <PermissionSets sets={account.permissionSets} /> },
    ]}
  />
)

const principal = ({ principalName, isVerified }: AccountView) => (
  <span className="line">
    {principalName ?? '—'}
    {isVerified ? <Tag color="success">已认证</Tag> : <Tag color="warning">未认证</Tag>}
  </span>
)

/** An old token is nothing to worry about as long as it can be renewed: it is, when it is needed. */
function Token({ token: { isFresh, expiresAt, canRenew } }: { token: AccountView['token'] }) {
  if (!canRenew) return <Tag color="error">不能续期，需要商家重新授权</Tag>
  return isFresh ? (
    <span>
      有效，
      <When at={expiresAt} />
      过期
    </span>
  ) : (
    <span className="quiet">已过期，用到时自动续期</span>
  )
}

function PermissionSets({ sets }: { sets: AccountView['permissionSets'] }) {
  const granted = sets.filter(({ isGranted }) => isGranted)
  const lacking = sets.filter(({ isGranted, isRequired }) => isRequired && !isGranted)
  return (
    <div>
      {lacking.map(({ id, name }) => (
        <Tag key={id} color="error">
          缺：{name}
        </Tag>
      ))}
      {granted.map(({ id, name, text }) => (
        <Tag key={id} title={text}>
          {name}
        </Tag>
      ))}
    </div>
  )
}
