import type { AuthorizerView } from '../../../../shared/api/merchant/authorisation'
import type { AuthorizerState } from '../../../../shared/authorizer'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Logo } from '../../../kit/components/Logo'
import type { Tone } from '../../../kit/components/NoticeBar'
import { Tag } from '../../../kit/components/Tag'
import { open } from '../../navigate'

const states: Record<AuthorizerState, { tone: Tone; text: string }> = {
  authorised: { tone: 'done', text: '已授权' },
  lost: { tone: 'failing', text: '已失效' },
  unauthorised: { tone: 'failing', text: '已取消' },
}

interface Props {
  authorizer: AuthorizerView
  /** As WeChat says it now; null while it has not been asked. */
  nickname: string | null
}

/** Which mini-program this is; who owns it and what was granted is one tap away. */
export function AccountCard({ authorizer, nickname }: Props) {
  const { name, avatarUrl, principalName, isVerified, state } = authorizer
  const shown = nickname ?? name ?? '未命名的小程序'
  return (
    <Card isFlush>
      <Cell
        lead={<Logo name={shown} url={avatarUrl} size={96} />}
        title={shown}
        note={`${principalName ?? '主体未知'}${isVerified ? '' : ' · 未认证'}`}
        onClick={() => open('authorisation')}
      >
        <Tag tone={states[state].tone}>{states[state].text}</Tag>
      </Cell>
    </Card>
  )
}
