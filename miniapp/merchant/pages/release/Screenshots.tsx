import { useCallback } from 'react'
import { View } from '@tarojs/components'
import type { PictureView } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Thumbs } from '../../../kit/components/Thumbs'
import { useRemote, type Remote } from '../../../kit/useRemote'
import { call } from '../../api'
import './Review.scss'

/** The reviewer's pictures. The page does not wait for them, they are large. */
export function Screenshots({ releaseId }: { releaseId: string }) {
  const load = useCallback(() => call('GET /releases/:releaseId/screenshots', { releaseId }), [releaseId])
  const [pictures] = useRemote(load)
  return (
    <Card title="审核截图" extra="点一下放大">
      <Shown of={pictures} name={`review-${releaseId.slice(-8)}`} />
    </Card>
  )
}

function Shown({ of, name }: { of: Remote<PictureView[]>; name: string }) {
  if (of.state === 'loading') return <View className="screenshots-note">正在取截图…</View>
  if (of.state === 'failed')
    return (
      <>
        <View className="screenshots-note">{of.failure.text}</View>
        <Button kind="plain" size="small" icon="refresh" onClick={() => void of.reload()}>
          重试
        </Button>
      </>
    )
  return <Thumbs sources={of.value.map(({ src }) => src)} name={name} />
}
