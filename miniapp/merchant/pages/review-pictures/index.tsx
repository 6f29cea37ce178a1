import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PictureView } from '../../../../shared/api/merchant/releases'
import { Card } from '../../../kit/components/Card'
import { Screen } from '../../../kit/components/Screen'
import { Thumbs } from '../../../kit/components/Thumbs'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { Managed } from '../../Managed'
import { AddPicture } from './AddPicture'
import { RemoveSheet } from './RemoveSheet'
import './ReviewPictures.scss'

const loadPictures = () => call('GET /review-pictures', {})
const most = 10

/** 给审核员看的截图: what goes along with each submission, so that reviewers find their way. */
export default function ReviewPictures() {
  const [pictures, putPictures] = useRemote(loadPictures)
  return (
    <Screen of={pictures}>
      {(list) => (
        <>
          <List pictures={list} onChange={putPictures} />
          <Managed>{list.length < most && <AddPicture onChange={putPictures} />}</Managed>
        </>
      )}
    </Screen>
  )
}

interface Props {
  pictures: PictureView[]
  onChange(pictures: PictureView[]): void
}

function List({ pictures, onChange }: Props) {
  const [leaving, setLeaving] = useState<PictureView | null>(null)
  const remove = (at: number) => setLeaving(pictures[at] ?? null)
  return (
    <Card title="提交审核时一起给微信看" extra={`${pictures.length}/${most}`}>
      <View className="review-pictures-note">
        可选。审核员看不懂怎么用、或上次没有通过时，放几张店铺页面的截图，说明会更清楚。每次提交都会带上，直到您移除。
      </View>
      <Thumbs sources={pictures.map(({ src }) => src)} name="for-review" {...(mayManage() && { onRemove: remove })} />
      {leaving && <RemoveSheet picture={leaving} onChange={onChange} onClose={() => setLeaving(null)} />}
    </Card>
  )
}
