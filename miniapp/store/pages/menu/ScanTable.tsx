import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '../../../kit/components/Button'
import { useAction } from '../../../kit/useAction'
import { scanProgramCode } from '../../../kit/wechat'
import { sitDown, tableIn } from '../../table'

/** For whoever came without scanning the code of the table. */
export function ScanTable() {
  const scan = useCallback(async () => {
    const path = await scanProgramCode()
    if (path === null) return
    const code = tableIn(path)
    if (code === null) void Taro.showToast({ title: '这不是本店的桌码，请扫桌上的码', icon: 'none' })
    else sitDown(code)
  }, [])
  const { run, isRunning } = useAction(scan)
  return (
    <Button kind="plain" size="small" icon="scan" isBusy={isRunning} onClick={run}>
      扫桌码
    </Button>
  )
}
