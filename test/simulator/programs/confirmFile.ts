import { request } from 'undici'
import { derivedHex } from '../crypto'
import { isLoopback, type World } from '../world'

export type ConfirmFile = Record<'file_name' | 'file_content', string>

/** 校验文件: the same for one account every time it is asked for. */
export const confirmFile = (appid: string): ConfirmFile => ({
  file_name: `${derivedHex(10, 'confirm file name', appid)}.txt`,
  file_content: derivedHex(32, 'confirm file', appid),
})

async function fetched(world: World, address: string): Promise<Buffer> {
  const answer = await request(address, { dispatcher: world.agent, signal: AbortSignal.timeout(3000) })
  const body = Buffer.from(await answer.body.arrayBuffer())
  return answer.statusCode === 200 ? body : Buffer.alloc(0)
}

async function isServedHere(world: World, address: string, content: string): Promise<boolean> {
  try {
    return (await fetched(world, address)).equals(Buffer.from(content, 'utf8'))
  } catch {
    return false // nobody answers there
  }
}

/** Whether a domain serves the file byte for byte. Only this machine is asked; elsewhere it depends on the settings. */
export async function isServed(
  world: World,
  domain: string,
  { file_name, file_content }: ConfirmFile,
): Promise<boolean> {
  const { hostname } = new URL(domain)
  if (isLoopback(hostname)) return isServedHere(world, `${domain}/${file_name}`, file_content)
  return !world.state.settings.brokenCheckFiles.includes(hostname)
}
