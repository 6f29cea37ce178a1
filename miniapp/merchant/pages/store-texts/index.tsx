import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { storefrontLimits } from '../../../../shared/storefront'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Restored } from '../../../kit/components/Restored'
import { Screen } from '../../../kit/components/Screen'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { currentStoreKey } from '../../currentStore'
import { Conflict } from '../../decoration/Conflict'
import { publishedText, publishPart, type Base } from '../../decoration/publish'
import { ManagedPage } from '../../Managed'
import { leave } from '../../navigate'

const loadStorefront = () => call('GET /storefront', {})

/** 欢迎语和提示语: the words that customers read along the way. */
export default function StoreTexts() {
  const [storefront] = useRemote(loadStorefront)
  return (
    <ManagedPage>
      <Screen of={storefront}>{(view) => <Form key={currentStoreKey()} view={view} />}</Screen>
    </ManagedPage>
  )
}

function Form({ view }: { view: Base }) {
  const [base, setBase] = useState<Base>({ content: view.content, version: view.version })
  const form = useForm({
    draft: `store-texts:${currentStoreKey()}`,
    initial: base.content.texts,
    checks: {},
    send: async (texts) => {
      await publishPart(base, { texts })
      leave()
      void Taro.showToast({ title: publishedText, icon: 'none' })
    },
  })
  const renew = useCallback(async () => setBase(await call('GET /storefront', {})), [])
  const takeTheirs = useCallback(async () => {
    await renew()
    form.reset()
    leave()
  }, [renew, form])
  const most = storefrontLimits.text
  return (
    <>
      {form.isRestored && <Restored onDrop={form.reset} />}
      <Card isFlush>
        <TextField
          label="欢迎语"
          placeholder="如：现做现卖，欢迎光临"
          hint="首页店名下面"
          maxLength={most}
          isOptional
          {...form.field('welcome')}
        />
        <TextField
          label="备注提示"
          placeholder="如：忌口、几点来取"
          hint="顾客写备注的地方"
          maxLength={most}
          isOptional
          {...form.field('noteHint')}
        />
        <TextField
          label="下单后的话"
          placeholder="如：做好会通知您"
          hint="顾客下单成功时看到"
          maxLength={most}
          isOptional
          {...form.field('thanks')}
        />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          保存
        </Button>
      </ActionBar>
      {form.failure?.code === 'EDITED_MEANWHILE' && <Conflict onMine={renew} onTheirs={takeTheirs} />}
    </>
  )
}
