import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import type { MerchantStorefrontView } from '../../../../shared/api/merchant/storefront'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { Conflict } from '../../decoration/Conflict'
import { dropLook, keepUnfinished, putOver, type LookDraft } from '../../decoration/look'
import { publishedText, publishPart } from '../../decoration/publish'
import { sectionProblem } from '../../decoration/sections'

interface Props {
  draft: LookDraft
  onPublished(view: MerchantStorefrontView): void
}

/** Shows the new look to customers; parts that are not finished stay away from them, and stay here. */
export function PublishBar({ draft, onPublished }: Props) {
  const { base, look } = draft
  const finished = look.home.filter((each) => sectionProblem(each) === null)
  const left = look.home.length - finished.length
  const publish = useCallback(async () => {
    const view = await publishPart(base, { theme: look.theme, home: finished })
    if (left > 0) keepUnfinished(view)
    else dropLook()
    onPublished(view)
    void Taro.showToast({ title: left > 0 ? `已发布，没做完的 ${left} 个还留着` : publishedText, icon: 'none' })
  }, [base, look.theme, finished, left, onPublished])
  const publishing = useAction(publish)
  const keepMine = useCallback(async () => putOver(await call('GET /storefront', {})), [])
  const takeTheirs = useCallback(async () => {
    onPublished(await call('GET /storefront', {}))
    dropLook()
  }, [onPublished])
  return (
    <>
      <ActionBar failure={publishing.failure}>
        <Button isBusy={publishing.isRunning} onClick={publishing.run}>
          {left > 0 ? `发布（${left} 个没做完的不发布）` : '发布'}
        </Button>
        <Dropping />
      </ActionBar>
      {publishing.failure?.code === 'EDITED_MEANWHILE' && <Conflict onMine={keepMine} onTheirs={takeTheirs} />}
    </>
  )
}

function Dropping() {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        放弃修改
      </Button>
      {isAsking && (
        <DangerSheet
          title="放弃这次修改？"
          consequence="首页和颜色会回到顾客现在看到的样子。"
          confirm="放弃修改"
          onConfirm={dropLook}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
