import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { PaymentView } from '../../../../shared/api/merchant/payment'
import type { PaymentMode } from '../../../../shared/payment'
import { asFailure } from '../../../kit/call'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { useAction } from '../../../kit/useAction'
import { chooseChatFiles, type ChatFile } from '../../../kit/wechat'
import { call } from '../../api'
import { Passphrase } from './Passphrase'
import './Files.scss'

interface Props {
  mode: PaymentMode
  /** Nothing is more urgent on this page. */
  isFirst: boolean
  onChange(payment: PaymentView): void
}

/** What became of one file. */
interface Answer {
  file: ChatFile
  text: string
  isGood: boolean
}

const most = 5
const extensions = ['p12', 'pem', 'txt']

const isLocked = ({ file: { name }, isGood }: Answer): boolean => !isGood && name.toLowerCase().endsWith('.p12')

/** 从聊天里选文件: several at once, in any order; the server says of each what it is. */
export function Files({ mode, isFirst, onChange }: Props) {
  const [answers, setAnswers] = useState<Answer[]>([])
  const send = useCallback(
    async (files: readonly ChatFile[], passphrase?: string) => {
      const given: Answer[] = []
      for (const file of files) {
        given.push(await sendOne(file, passphrase, onChange))
        setAnswers([...given])
      }
    },
    [onChange],
  )
  const choosing = useAction(
    useCallback(async () => {
      const files = await chooseChatFiles('file', most, extensions)
      if (files.length > 0) await send(files)
    }, [send]),
  )
  const locked = answers.find(isLocked)
  return (
    <>
      <Card>
        <View className="setup-note">
          {mode === 'v2'
            ? '在电脑上把证书压缩包解压，把 apiclient_cert.p12 发给“文件传输助手”，再从这里选'
            : '在电脑上把证书压缩包解压，和微信支付公钥一起发给“文件传输助手”，再从这里选。可以一次选好几个'}
        </View>
        <Button kind={isFirst ? 'primary' : 'plain'} icon="paper" isBusy={choosing.isRunning} onClick={choosing.run}>
          从聊天里选文件
        </Button>
        {choosing.failure && <NoticeBar tone="failing">{choosing.failure.text}</NoticeBar>}
        {answers.map(({ file, text, isGood }, at) => (
          <View key={at} className="setup-answer">
            <NoticeBar tone={isGood ? 'done' : 'failing'}>{`${file.name}：${text}`}</NoticeBar>
          </View>
        ))}
      </Card>
      {locked && <Passphrase key={locked.file.path} onTyped={(typed) => send([locked.file], typed)} />}
    </>
  )
}

/** What is wrong with one file keeps none of the others back. */
async function sendOne(file: ChatFile, passphrase: string | undefined, onChange: Props['onChange']): Promise<Answer> {
  try {
    const given = { ...(passphrase && { passphrase }) }
    const { payment, text, isGood } = await call('POST /payment/draft/file', given, file)
    onChange(payment)
    return { file, text, isGood }
  } catch (thrown) {
    return { file, text: asFailure(thrown).text, isGood: false }
  }
}
