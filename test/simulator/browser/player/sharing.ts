import { fields, isCall, textOf, type Fields } from '../kit/value'
import { toBase64 } from './bytes'
import type { ShareCard } from './host'
import { addressInFront } from './page'
import { askerOf, type Program } from './program'
import { Refusal } from './refusal'

/**
 * 转发给朋友: what the page says in onShareAppMessage becomes a card in the chat with the other person. Without it the
 * card opens the page as it is. developers.weixin.qq.com, onShareAppMessage
 */
export async function share(program: Program, how: Fields): Promise<void> {
  const page = program.navigation.stack.get().at(-1)
  const said = fields(page?.instance.run('onShareAppMessage', program.realm.into(how)))
  const card = await cardOf(program, { ...said, ...(await promised(said.promise)) })
  if (await program.overlays.ask('share', card)) await program.host.line.sendCard(askerOf(program), card)
}

const patienceMs = 3000

/** A page may promise its card; after three seconds WeChat takes what it said at once. */
async function promised(promise: unknown): Promise<Fields> {
  if (!isCall(fields(promise).then)) return {}
  const late = new Promise<Fields>((resolve) => setTimeout(() => resolve({}), patienceMs))
  return fields(await Promise.race([promise, late]))
}

async function cardOf(program: Program, { title, path, imageUrl }: Fields): Promise<ShareCard> {
  return {
    title: textOf(title) || program.name,
    path: textOf(path) || addressInFront(program),
    image: await pictureOf(program, textOf(imageUrl)),
  }
}

async function pictureOf(program: Program, src: string): Promise<string> {
  if (src === '') return ''
  if (src.startsWith('wxfile:')) return program.files.has(src) ? toBase64(program.files.read(src)) : ''
  const base64 = await (/^https?:/.test(src) ? program.host.line.picture(src) : packaged(program, src)).catch(() => '')
  if (base64 === '') throw new Refusal(`load image fail ${src}`)
  return base64
}

async function packaged(program: Program, src: string): Promise<string> {
  const answer = await fetch(program.package.address(src.replace(/^\//, '')))
  return answer.ok ? toBase64(new Uint8Array(await answer.arrayBuffer())) : ''
}
