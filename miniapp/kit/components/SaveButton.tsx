import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { allowAlbum, saveToAlbum, type Saved } from '../album'
import { useAction } from '../useAction'
import { Button, type ButtonKind } from './Button'
import { NotSavedSheet } from './NotSavedSheet'

interface Props {
  /** `data:image/png;base64,…` */
  src: string
  /** Of the file in the album. */
  name: string
  kind?: ButtonKind
  /** It is in the album now. */
  onSaved(): void
}

/** 保存到相册, with an answer to everything that can come between. */
export function SaveButton({ src, name, kind = 'primary', onSaved }: Props) {
  const [outcome, setOutcome] = useState<Saved>('cancelled')
  const save = useCallback(async () => {
    const saved = await saveToAlbum(src, name)
    setOutcome(saved)
    if (saved === 'saved') onSaved()
  }, [src, name, onSaved])
  const saving = useAction(save)
  const close = () => setOutcome('cancelled')

  const allow = async () => {
    close()
    if (await allowAlbum()) saving.run()
    else void Taro.showToast({ title: '还没有允许，也可以截图', icon: 'none' })
  }

  return (
    <>
      <Button kind={kind} icon="album" isBusy={saving.isRunning} onClick={saving.run}>
        保存到相册
      </Button>
      {outcome !== 'saved' && outcome !== 'cancelled' && (
        <NotSavedSheet why={outcome} onAllow={() => void allow()} onClose={close} />
      )}
    </>
  )
}
