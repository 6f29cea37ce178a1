import type { NoticeView } from '../../../../shared/api/merchant/program'
import { View } from '@tarojs/components'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { ago } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { open } from '../../navigate'
import './index.scss'

/** Looking is reading: what was new stays marked while it is looked at. */
async function loadNotices(): Promise<NoticeView[]> {
  const notices = await call('GET /notices', {})
  if (notices.some(({ isRead }) => !isRead)) await call('POST /notices/read', {}).catch(() => undefined)
  return notices
}

/** 通知: what happened while nobody looked, newest first. */
export default function Notices() {
  const [notices] = useRemote(loadNotices)
  return (
    <Screen of={notices}>
      {(list) => (list.length > 0 ? <List notices={list} /> : <Empty text="还没有通知，审核有了结果会写在这里" />)}
    </Screen>
  )
}

const List = ({ notices }: { notices: NoticeView[] }) => (
  <>
    <Card isFlush>
      {notices.map(({ id, text, at, isRead, releaseId }) => (
        <Cell
          key={id}
          lead={<View className={`notice-dot ${isRead ? '' : 'notice-dot-new'}`} />}
          title={text}
          note={ago(at)}
          {...(releaseId && { onClick: () => open('release', { id: releaseId }) })}
        />
      ))}
    </Card>
    <View className="notice-end">没有更多了</View>
  </>
)
