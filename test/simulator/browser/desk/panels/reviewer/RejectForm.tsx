import { useState } from 'react'

/** What reviewers write most, ready to send or to change. */
const samples: [title: string, sentence: string][] = [
  ['页面内容不完整', '小程序首页没有可以浏览的内容，请完善后再提交审核'],
  ['服务类目不符', '页面内容与所选类目不符，请更换为与实际经营相符的类目'],
  ['用户隐私保护指引', '小程序内涉及收集手机号，请在《用户隐私保护指引》中补充用途'],
  ['测试内容', '小程序内存在测试商品或测试文字，请删除后再提交审核'],
  ['涉及违规内容', '页面文字含有“国家级”“最”等夸大用语，请修改后重新提交'],
]

/** As WeChat writes it. */
const written = (title: string, sentence: string): string => `1:${title}:<br>(1):${sentence}<br>`

interface RejectFormProps {
  onReject: (reason: string) => void
  onCancel: () => void
}

export function RejectForm({ onReject, onCancel }: RejectFormProps) {
  const [[title, sentence], setWords] = useState(samples[0] ?? ['', ''])
  return (
    <div className="reject" data-testid="reject-form">
      <p className="samples">
        {samples.map((sample) => (
          <button key={sample[0]} className={sample[0] === title ? 'is-on' : ''} onClick={() => setWords(sample)}>
            {sample[0]}
          </button>
        ))}
      </p>
      <textarea
        rows={2}
        value={sentence}
        data-testid="reject-reason"
        onChange={(event) => setWords([title, event.target.value])}
      />
      <footer>
        <button
          className="small is-danger"
          data-testid="reject-confirm"
          disabled={sentence.trim() === ''}
          onClick={() => onReject(written(title, sentence.trim()))}
        >
          驳回，附一张截图
        </button>
        <button className="small" onClick={onCancel}>
          先不驳回
        </button>
      </footer>
    </div>
  )
}
