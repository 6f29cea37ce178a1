import { useCallback, useState } from 'react'
import type { ImportReport } from '../../../../shared/api/merchant/goods'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Page } from '../../../kit/components/Screen'
import { useAction } from '../../../kit/useAction'
import { chooseChatFile } from '../../../kit/wechat'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { leave } from '../../navigate'
import { HowTo } from './HowTo'
import { Report } from './Report'
import './ImportGoods.scss'

type ChosenFile = NonNullable<Awaited<ReturnType<typeof chooseChatFile>>>

/** What is on the screen: what to do, what would happen, or what has. */
interface Looked {
  file: ChosenFile
  report: ImportReport
  isDone: boolean
}

/** 导入导出: goods from a spreadsheet and into one. Nothing is written before the person has seen what would be. */
export default function ImportGoods() {
  const [looked, setLooked] = useState<Looked | null>(null)
  const choose = useCallback(async () => {
    const file = await chooseChatFile('file', 'xlsx')
    if (file) setLooked({ file, report: await call('POST /goods-import', { isTrial: 'true' }, file), isDone: false })
  }, [])
  const write = useCallback(async () => {
    if (!looked) return
    const report = await call('POST /goods-import', { isTrial: 'false' }, looked.file)
    setLooked({ ...looked, report, isDone: true })
  }, [looked])
  const choosing = useAction(choose)
  const writing = useAction(write)
  const count = looked ? looked.report.added + looked.report.changed : 0

  return (
    <ManagedPage>
      <Page>
        {looked ? <Report name={looked.file.name} report={looked.report} isDone={looked.isDone} /> : <HowTo />}
        <ActionBar failure={writing.failure ?? choosing.failure}>
          {looked && !looked.isDone && count > 0 && (
            <Button isBusy={writing.isRunning} onClick={writing.run}>
              确认导入 {count} 件
            </Button>
          )}
          {looked?.isDone && <Button onClick={leave}>完成</Button>}
          {!looked?.isDone && (
            <Button kind={count > 0 ? 'quiet' : 'primary'} isBusy={choosing.isRunning} onClick={choosing.run}>
              {looked ? '换一个文件' : '从聊天里选择表格'}
            </Button>
          )}
        </ActionBar>
      </Page>
    </ManagedPage>
  )
}
