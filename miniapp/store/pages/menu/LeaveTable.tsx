import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { standUp } from '../../table'

/** For whoever sits somewhere else by now, or takes away. */
export function LeaveTable({ name }: { name: string }) {
  const [isAsked, setAsked] = useState(false)
  const close = () => setAsked(false)
  return (
    <>
      <Button kind="plain" size="small" onClick={() => setAsked(true)}>
        换桌
      </Button>
      {isAsked && (
        <Sheet title={`不在${name}了？`} onClose={close}>
          <View className="k-sheet-text">
            换到别的桌，请直接扫那张桌上的码。离开后可以改成自己带走；已经下的单不受影响。
          </View>
          <Button
            onClick={() => {
              standUp()
              close()
            }}
          >
            离开这桌
          </Button>
          <Button kind="quiet" onClick={close}>
            继续在这桌点
          </Button>
        </Sheet>
      )}
    </>
  )
}
