import { Button as NativeButton } from '@tarojs/components'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import './ShareCell.scss'

/** The button around it opens the sheet. */
const leaveToWechat = () => undefined

/** 分享: WeChat lets a program open its sheet by such a button alone. */
export const ShareCell = () => (
  <NativeButton className="share-cell" hoverClass="k-cell-down" openType="share">
    <Cell lead={<Icon name="forward" />} title="分享给朋友" onClick={leaveToWechat} />
  </NativeButton>
)
