import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { InvitationView } from '../../../../shared/api/merchant/me'
import { rights, may, roleTexts, type Right } from '../../../../shared/rights'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { Logo } from '../../../kit/components/Logo'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Page, Part } from '../../../kit/components/Screen'
import { TextField } from '../../../kit/components/TextField'
import { asFailure, type CallFailure } from '../../../kit/call'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { callMe } from '../../api'
import { takeStore } from '../../currentStore'
import { restart } from '../../navigate'

interface Offered {
  offer: InvitationView
  /** Of whoever was invited; null until they have given one. */
  name: string | null
}

/** A code that is over is an answer: trying again would not help. */
async function read(token: string): Promise<Offered | { over: CallFailure }> {
  try {
    const [offer, { name }] = await Promise.all([callMe('GET /invites/:token', { token }), callMe('GET /', {})])
    return { offer, name }
  } catch (thrown) {
    const over = asFailure(thrown)
    if (over.code !== 'INVITE_NOT_VALID' && over.code !== 'INVALID_INPUT') throw over
    return { over }
  }
}

export function Invitation({ token }: { token: string }) {
  const [found] = useRemote(useCallback(() => read(token), [token]))
  return (
    <Page>
      <Part of={found}>
        {(view) => ('over' in view ? <Over failure={view.over} /> : <Offer token={token} {...view} />)}
      </Part>
    </Page>
  )
}

const Over = ({ failure }: { failure: CallFailure }) => (
  <Empty drawing="refused" text={failure.text}>
    <Button size="small" onClick={() => restart('today')}>
      进入商家后台
    </Button>
  </Empty>
)

function Offer({ token, offer: { store, role, isStaff }, name }: Offered & { token: string }) {
  const [typed, setTyped] = useState('')
  const join = useCallback(async () => {
    if (typed.trim()) await callMe('PUT /', { name: typed.trim() })
    takeStore(await callMe('POST /invites/:token/accept', { token }))
    restart('today')
    void Taro.showToast({ title: `已加入${store.name}`, icon: 'none' })
  }, [token, store.name, typed])
  const joining = useAction(join)
  const mine = (Object.keys(rights) as Right[]).filter((right) => may(role, right))
  return (
    <>
      <Card isFlush>
        <Cell
          lead={<Logo name={store.name} url={store.logoUrl} size={112} />}
          title={store.name}
          note={`请您来当${roleTexts[role].name}`}
        />
      </Card>
      {name === null && (
        <Card isFlush>
          <TextField
            label="您的名字"
            placeholder="如：小陈"
            hint="让同事认得您，以后可以在“账号”里改"
            maxLength={20}
            isOptional
            value={typed}
            problem={null}
            onChange={setTyped}
            onBlur={() => undefined}
          />
        </Card>
      )}
      <Card title={`${roleTexts[role].name}能做什么`} isFlush>
        {mine.map((right) => (
          <Cell key={right} lead={<Icon name="check" colour="done" />} title={rights[right].name} />
        ))}
      </Card>
      {isStaff && <NoticeBar tone="info">您已经在这家店了，角色不会变</NoticeBar>}
      <ActionBar failure={joining.failure}>
        <Button isBusy={joining.isRunning} onClick={joining.run}>
          {isStaff ? '进入店铺' : '加入'}
        </Button>
        <Button kind="quiet" onClick={() => restart('today')}>
          不了
        </Button>
      </ActionBar>
    </>
  )
}
