import { get } from '../kit/control'
import { fields } from '../kit/value'
import { appConfig, json, type WeappPackage } from '../player/package'

const isText = (path: string): boolean => /\.(js|json|wxml|wxss|wxs)$/.test(path)

/** Fetches a built mini-program; its pictures stay where they are until they are shown. */
export async function loadPackage(appid: string, version: string): Promise<WeappPackage> {
  const root = `/packages/${appid}`
  const { files } = await get<{ files: string[] }>(root)
  const texts = files.filter((path) => isText(path) && path !== 'project.config.json')
  const load = async (path: string): Promise<[string, string]> => {
    const answer = await fetch(`/_sim${root}/${path}`)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return [path, await answer.text()]
  }
  const sources = new Map(await Promise.all(texts.map(load)))
  return {
    ...{ appid, sources, version, config: appConfig(sources) },
    ext: fields(json(sources, 'ext.json').ext),
    address: (path) => `/_sim${root}/${path}`,
  }
}
