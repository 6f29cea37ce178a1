import type { Shop } from '../flows/aShop'
import { names } from '../flows/scene'
import { launch, type Weapp, type Wx } from './harness'
import { requestTo, type Answer } from './merchantPhone'

/** What the person does on WeChat's sheet. `nothing`: the phone says ok, but no money was moved yet. */
export type Choice = 'pay' | 'cancel' | 'fail' | 'nothing'

type Asked = Answer & Record<'timeStamp' | 'nonceStr' | 'package' | 'signType' | 'paySign', string>

/** WeChat Pay's sheet on the customer's phone: `choose` says what happens on it, `meanwhile` what happens elsewhere while it is open. */
export function paySheet({ scene }: Shop) {
  const sheet = { choice: 'pay' as Choice, asked: [] as object[], meanwhile: () => Promise.resolve() }
  const pay = async (parameters: object, choice: string): Promise<string> => {
    const wish = { who: 'customer', appid: names.noodles, parameters, choice }
    return (await scene.control<{ errMsg: string }>('/_sim/payments/pay', wish)).errMsg
  }
  const abilities: Wx = {
    requestPayment: ({ timeStamp, nonceStr, package: prepay, signType, paySign, success, fail }: Asked) => {
      const parameters = { timeStamp, nonceStr, package: prepay, signType, paySign }
      sheet.asked.push(parameters)
      const act = () =>
        sheet.choice === 'nothing' ? Promise.resolve('requestPayment:ok') : pay(parameters, sheet.choice)
      const said = sheet.meanwhile().then(act)
      void said.then((errMsg) => (errMsg.endsWith(':ok') ? success?.({ errMsg }) : fail?.({ errMsg })))
    },
  }
  return { sheet, abilities, payLater: () => pay(sheet.asked[sheet.asked.length - 1] ?? {}, 'pay') }
}

/** A file in a chat of the merchant's. */
export interface ChatFile {
  name: string
  content: string | Buffer
}

/** The built back office in the owner's hand, with files in a chat to choose from. */
export function ownerPhone(dir: string, { scene, store, office }: Shop) {
  const chat: ChatFile[] = []
  const sent = new Map<string, ChatFile>()
  type Upload = Answer & { url: string; filePath: string; name: string; header: Record<string, string> } & {
    formData?: Record<string, string>
  }
  const upload = async ({ url, filePath, name, header, formData = {}, success }: Upload) => {
    const file = sent.get(filePath)
    const form = new FormData()
    form.append(name, new Blob([new Uint8Array(Buffer.from(file?.content ?? ''))]), file?.name)
    for (const [field, value] of Object.entries(formData)) form.append(field, value)
    const to = url.replace(/^https?:\/\/[^/]+/, scene.url)
    const answer = await fetch(to, { method: 'POST', headers: header, body: form })
    success?.({ statusCode: answer.status, data: await answer.text() })
  }
  const storage = new Map<string, unknown>(
    Object.entries({ session: office.token, store: store.key, role: 'owner', kind: store.kind }),
  )
  const phone: Weapp = launch(dir, {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    request: requestTo({ border: { url: scene.url } }),
    showToast: () => undefined,
    // Taro makes no promise of it, WeChat does
    chooseMessageFile: async () => {
      if (chat.length === 0) throw Object.assign(new Error(), { errMsg: 'chooseMessageFile:fail cancel' })
      const tempFiles = chat.splice(0).map((file) => {
        const path = `http://tmp/${sent.size}-${file.name}`
        sent.set(path, file)
        return { path, name: file.name, size: file.content.length, type: 'file', time: 0 }
      })
      return { tempFiles }
    },
    uploadFile: (it: Upload) => void upload(it).catch(() => it.fail?.({ errMsg: 'uploadFile:fail' })),
  })
  return { phone, chat, storage }
}
