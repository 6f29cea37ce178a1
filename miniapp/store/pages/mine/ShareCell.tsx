import { Button as NativeButton } from '@tarojs/components'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import './ShareCell.scss'

/** 分享: WeChat lets a program open its sheet by such a button alone. */
export const ShareCell = () => (
  <NativeButton className="share-cell" hoverClass="k-cell-down" openType="share">
    <Cell lead={<Icon name="forward" />} title="分享给朋友">
      <Icon name="chevronRight" colour="faint" size={32} />
    </Cell>
  </NativeButton>
)
