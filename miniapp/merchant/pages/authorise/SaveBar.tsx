import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { NewAttemptView } from '../../../../shared/api/merchant/authorisation'
import { allowAlbum, saveToAlbum, type Saved } from '../../../kit/album'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { useAction } from '../../../kit/useAction'
import { copy } from '../../../kit/wechat'
import { NotSavedSheet, SavedSheet } from './SaveSheets'

/** 保存到相册, and the ways that need no album: a screenshot, or the link for another administrator. */
export function SaveBar({ attempt }: { attempt: NewAttemptView }) {
  const [saved, setSaved] = useState<Saved>('cancelled')
  const save = useCallback(
    async () => setSaved(await saveToAlbum(attempt.qrPng, `authorise-${attempt.id.slice(0, 8)}`)),
    [attempt.qrPng, attempt.id],
  )
  const saving = useAction(save)
  const copyLink = useCallback(async () => void (await copy(attempt.url)), [attempt.url])
  const copying = useAction(copyLink)
  const close = () => setSaved('cancelled')

  const allow = async () => {
    close()
    if (await allowAlbum()) saving.run()
    else void Taro.showToast({ title: '还没有允许，也可以截图', icon: 'none' })
  }

  return (
    <>
      <ActionBar failure={saving.failure ?? copying.failure}>
        <Button icon="album" isBusy={saving.isRunning} onClick={saving.run}>
          保存到相册
        </Button>
        <Button kind="quiet" icon="link" onClick={copying.run}>
          复制链接，发给其他管理员
        </Button>
      </ActionBar>
      {saved === 'saved' && <SavedSheet onClose={close} />}
      {saved !== 'saved' && saved !== 'cancelled' && (
        <NotSavedSheet why={saved} onAllow={() => void allow()} onClose={close} />
      )}
    </>
  )
}
