import { useEffect, useState } from 'react'
import type { ChatFile } from '../../player/host'
import { Icon } from '../Icon'
import type { Phone } from '../phone'
import { Sheet } from './Sheet'
import type { Shows } from './shows'

const extensionOf = (name: string): string => name.replace(/^.*\./, '').toLowerCase()

/** wx.chooseMessageFile: the files that were sent to this person. */
export function ChatFileSheet({ asks: { count, extensions }, answer, phone }: Shows<'chatFiles'> & { phone: Phone }) {
  const all = useFiles(phone)
  const files = all.filter(({ name }) => extensions.length === 0 || extensions.includes(extensionOf(name)))
  const [chosen, setChosen] = useState<ChatFile[]>([])
  const toggle = (file: ChatFile) => {
    const others = chosen.filter(({ id }) => id !== file.id)
    if (others.length < chosen.length) setChosen(others)
    else if (chosen.length < count) setChosen([...chosen, file])
  }
  return (
    <Sheet testId="chat-files" isTall onBeside={() => answer(undefined)}>
      <header className="sheet-head">
        <button data-testid="chat-files-cancel" onClick={() => answer(undefined)}>
          取消
        </button>
        <b>聊天里的文件</b>
        <button
          className="is-green"
          data-testid="chat-files-done"
          disabled={chosen.length === 0}
          onClick={() => answer(chosen)}
        >
          确定{chosen.length ? `(${chosen.length})` : ''}
        </button>
      </header>
      {files.length === 0 && <p className="nothing">聊天里没有可以选择的文件。</p>}
      {files.map((file, at) => (
        <button
          key={file.id}
          className="sheet-item is-left file-row"
          data-testid={`chat-file-${at}`}
          onClick={() => toggle(file)}
        >
          <FileSign name={file.name} />
          <b>{file.name}</b>
          {chosen.includes(file) && <i className="sign is-green">✓</i>}
        </button>
      ))}
    </Sheet>
  )
}

function useFiles(phone: Phone): ChatFile[] {
  const [files, setFiles] = useState<ChatFile[]>([])
  useEffect(() => void phone.line.files().then((list) => setFiles(list.reverse())), [phone])
  return files
}

const FileSign = ({ name }: { name: string }) => <i className="file-sign">{extensionOf(name)}</i>

/** wx.openDocument: that it is there, and how large. */
export function FilePage({ asks: { name, bytes }, answer }: Shows<'file'>) {
  return (
    <section className="screen over" data-testid="file">
      <header className="bar">
        <button className="bar-left" aria-label="返回" data-testid="file-back" onClick={() => answer(undefined)}>
          <Icon name="back" />
        </button>
        <b>{name}</b>
      </header>
      <div className="body is-white file-page">
        <FileSign name={name} />
        <b>{name}</b>
        <small>{Math.ceil(bytes / 1024)} KB</small>
      </div>
    </section>
  )
}
