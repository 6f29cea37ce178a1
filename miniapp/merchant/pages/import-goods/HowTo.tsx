import { useCallback } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { useAction } from '../../../kit/useAction'
import { openDocument } from '../../../kit/wechat'
import { download } from '../../api'

const steps = [
  '下载空表格，发到电脑上用 Excel 或 WPS 打开',
  '一行写一种规格，商品名称和价格必填',
  '把填好的表格发给“文件传输助手”，回到这里选择它',
  '先看检查结果，确认后才会写入',
]

/** What a spreadsheet is for, and where one is to be had. */
export function HowTo() {
  const fetchSheet = useCallback(
    async (empty: 'true' | 'false', name: string) =>
      openDocument(await download('GET /goods-export', { empty }, name), 'xlsx'),
    [],
  )
  const fetching = useAction(fetchSheet)
  return (
    <>
      <Card title="用表格批量添加或修改">
        {steps.map((step, at) => (
          <View key={step} className="import-step">
            <View className="import-step-number">{at + 1}</View>
            <View>{step}</View>
          </View>
        ))}
        <Button
          kind="plain"
          icon="paper"
          isBusy={fetching.isRunning}
          onClick={() => fetching.run('true', '商品导入模板.xlsx')}
        >
          下载空表格
        </Button>
      </Card>
      <Card title="导出全部商品">
        <View className="import-note">改好导出的表再导入，会按商品编号更新。图片和口味不在表里，不受影响。</View>
        <Button
          kind="plain"
          icon="paper"
          isBusy={fetching.isRunning}
          onClick={() => fetching.run('false', '全部商品.xlsx')}
        >
          导出为表格
        </Button>
      </Card>
      {fetching.failure && <NoticeBar tone="failing">{fetching.failure.text}</NoticeBar>}
    </>
  )
}
