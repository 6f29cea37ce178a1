import type { NoticeView } from '../../../../shared/api/merchant/program'
import { Button } from '../../../kit/components/Button'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { open } from '../../navigate'

/** Good to know, nothing to do: the dot says enough. */
const onlyTold: readonly string[] = ['RELEASE_APPROVED', 'RELEASE_LIVE', 'RELEASE_ROLLED_BACK']

/** The newest unread notice that somebody has to act upon. */
export function News({ unread }: { unread: readonly NoticeView[] }) {
  const notice = unread.find(({ code }) => !onlyTold.includes(code) && !code.endsWith('_PASSED'))
  if (!notice) return null
  const look = (
    <Button kind="quiet" size="small" onClick={() => open('notices')}>
      查看
    </Button>
  )
  return (
    <NoticeBar tone="info" action={look}>
      {notice.text}
    </NoticeBar>
  )
}
