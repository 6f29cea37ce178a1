import { useCallback, useState } from 'react'
import type { NewAttemptView } from '../../../../shared/api/merchant/authorisation'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { SaveButton } from '../../../kit/components/SaveButton'
import { useAction } from '../../../kit/useAction'
import { copy } from '../../../kit/wechat'
import { pictureOf } from './QrCard'
import { SavedSheet } from './SavedSheet'

/** 保存到相册, and the ways that need no album: a screenshot, or the link for another administrator. */
export function SaveBar({ attempt }: { attempt: NewAttemptView }) {
  const [isSaved, setSaved] = useState(false)
  const tellSaved = useCallback(() => setSaved(true), [])
  const copyLink = useCallback(async () => void (await copy(attempt.url)), [attempt.url])
  const copying = useAction(copyLink)
  return (
    <>
      <ActionBar failure={copying.failure}>
        <SaveButton src={pictureOf(attempt)} name={`authorise-${attempt.id.slice(0, 8)}`} onSaved={tellSaved} />
        <Button kind="quiet" icon="link" onClick={copying.run}>
          复制链接，发给其他管理员
        </Button>
      </ActionBar>
      {isSaved && <SavedSheet onClose={() => setSaved(false)} />}
    </>
  )
}
