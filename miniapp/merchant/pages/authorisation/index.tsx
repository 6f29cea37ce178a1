import type { AuthorizerView } from '../../../../shared/api/merchant/authorisation'
import type { AuthorizerState } from '../../../../shared/authorizer'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Logo } from '../../../kit/components/Logo'
import { NoticeBar, type Tone } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { dayAndTime } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { Managed } from '../../Managed'
import { open } from '../../navigate'
import { PermissionSets } from './PermissionSets'

const loadAuthorizer = () => call('GET /authorizer', {})

const states: Record<AuthorizerState, { tone: Tone; text: string; sentence: string | null }> = {
  authorised: { tone: 'done', text: '已授权', sentence: null },
  lost: {
    tone: 'failing',
    text: '已失效',
    sentence: '微信不再承认这次授权，请用管理员微信重新授权一次，店铺数据都在。',
  },
  unauthorised: {
    tone: 'failing',
    text: '已取消',
    sentence: '您在微信里取消了授权。想继续经营，请重新授权，店铺数据都在。',
  },
}

/** 授权: what was authorised, by whom, and what it allows. */
export default function Authorisation() {
  const [authorizer] = useRemote(loadAuthorizer)
  return <Screen of={authorizer}>{(view) => (view ? <Authorised view={view} /> : <NotYet />)}</Screen>
}

function NotYet() {
  return (
    <Empty text="店铺还没有授权小程序">
      <Managed>
        <Button size="small" onClick={() => open('authorise')}>
          去授权
        </Button>
      </Managed>
    </Empty>
  )
}

function Authorised({ view }: { view: AuthorizerView }) {
  const { tone, text, sentence } = states[view.state]
  const lacks = view.permissionSets.filter((set) => set.isRequired && !set.isGranted)
  const isWhole = view.state === 'authorised' && lacks.length === 0
  return (
    <>
      {sentence && <NoticeBar tone="failing">{sentence}</NoticeBar>}
      {view.state === 'authorised' && lacks.length > 0 && (
        <NoticeBar tone="failing">
          还缺必需的权限：{lacks.map((set) => set.name).join('、')}。请重新授权，并保持全部勾选。
        </NoticeBar>
      )}
      <Card isFlush>
        <Cell
          lead={<Logo name={view.name ?? '小'} url={view.avatarUrl} size={112} />}
          title={view.name ?? '未命名的小程序'}
          note={view.appid}
        >
          <Tag tone={tone}>{text}</Tag>
        </Cell>
        <Cell title="主体">{view.principalName ?? '微信没有给出'}</Cell>
        <Cell title="微信认证">
          <Tag tone={view.isVerified ? 'done' : 'waiting'}>{view.isVerified ? '已认证' : '未认证'}</Tag>
        </Cell>
        <Cell title="授权时间">{dayAndTime(view.authorisedAt)}</Cell>
      </Card>
      <PermissionSets sets={view.permissionSets} />
      <NoticeBar tone="info">
        取消授权：小程序管理员登录 mp.weixin.qq.com，在“设置 → 第三方设置”里操作。店铺数据会保留。
      </NoticeBar>
      <Managed>
        <ActionBar>
          <Button kind={isWhole ? 'plain' : 'primary'} onClick={() => open('authorise')}>
            重新授权
          </Button>
        </ActionBar>
      </Managed>
    </>
  )
}
