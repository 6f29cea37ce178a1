import { listOf, numberOf, textOf } from '../../kit/value'
import type { ChatFile } from '../host'
import { consented } from '../privacy'
import type { Program } from '../program'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

const ofType: Record<string, string[]> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'webp'],
  video: ['mp4', 'mov'],
}

/** 客户端会话的文件, and showing one. */
export const chatFiles: ApiGroup = (program) =>
  asking(program, {
    chooseMessageFile: async ({ count, type, extension }) => {
      await consented(program, 'chooseMessageFile')
      const given = listOf(extension).map((one) => textOf(one).replace(/^\./, '').toLowerCase())
      const extensions = ofType[textOf(type)] ?? (type === 'file' ? given : [])
      const chosen = await program.overlays.ask('chatFiles', { count: numberOf(count, 100), extensions })
      if (!chosen || chosen.length === 0) throw new Refusal('cancel')
      return { tempFiles: chosen.map((one) => tempFile(program, one)) }
    },
    openDocument: async ({ filePath, fileType }) => {
      const path = textOf(filePath)
      const bytes = program.files.read(path).length
      const extension = textOf(fileType) || extensionOf(path)
      if (!readable.has(extension)) throw new Refusal(`filetype not supported ${extension}`)
      const name = path.replace(/^.*\//, '').replace(/\.\w+$/, `.${extension}`)
      void program.overlays.ask('file', { name, bytes })
    },
  })

/** 支持的文件类型. developers.weixin.qq.com, wx.openDocument */
const readable = new Set('doc docx xls xlsx ppt pptx pdf'.split(' '))

const extensionOf = (name: string): string => name.replace(/^.*\./, '').toLowerCase()

function tempFile(program: Program, { name, base64, at }: ChatFile) {
  const path = program.files.temporary(base64, extensionOf(name))
  const type = ofType.image?.includes(extensionOf(name)) ? 'image' : 'file'
  return { path, name, type, size: program.files.read(path).length, time: Math.floor(at / 1000) }
}
