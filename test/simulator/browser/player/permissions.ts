import type { ScopeState } from './overlays'
import type { Program } from './program'
import { Refusal } from './refusal'

interface Scope {
  /** As WeChat asks: 申请<text>. */
  asks: string
  /** As it stands in the settings. */
  name: string
}

/** scope 列表. developers.weixin.qq.com, 授权 */
export const scopes: Record<string, Scope> = {
  'scope.writePhotosAlbum': { asks: '保存图片或视频到你的相册', name: '添加到相册' },
  'scope.camera': { asks: '使用你的摄像头', name: '摄像头' },
  'scope.userLocation': { asks: '获取你的位置信息', name: '位置信息' },
  'scope.userFuzzyLocation': { asks: '获取你的模糊位置信息', name: '模糊位置信息' },
  'scope.record': { asks: '使用你的麦克风', name: '麦克风' },
  'scope.bluetooth': { asks: '使用你的蓝牙', name: '蓝牙' },
}

const prefix = 'scope:'

const read = ({ memory }: Program, scope: string): boolean | undefined => {
  const kept = memory.read(prefix + scope)
  return kept === undefined ? undefined : kept === 'true'
}

export const setScope = ({ memory }: Pick<Program, 'memory'>, scope: string, isAllowed: boolean): void =>
  memory.write(prefix + scope, String(isAllowed))

/** What was ever asked for, and what the answer was. */
export const allowed = (program: Program): Record<string, boolean> =>
  Object.fromEntries(
    Object.keys(scopes).flatMap((scope) => {
      const kept = read(program, scope)
      return kept === undefined ? [] : [[scope, kept]]
    }),
  )

/** Asks once. After that the answer stands until it is changed in the settings; WeChat does not ask again. */
export async function ask(program: Program, scope: string): Promise<boolean> {
  const kept = read(program, scope)
  if (kept !== undefined) return kept
  const text = scopes[scope]?.asks ?? scope
  const answer = await program.overlays.ask('permission', { program: program.name, text: `申请${text}`, reason: '' })
  setScope(program, scope, answer)
  return answer
}

export async function need(program: Program, scope: string): Promise<void> {
  if (!(await ask(program, scope))) throw new Refusal('auth deny', { errno: 103 })
}

/** The settings page of the program; answers what is allowed after it was closed. */
export async function openSettings(program: Program): Promise<Record<string, boolean>> {
  const known: ScopeState[] = Object.entries(allowed(program)).map(([scope, isAllowed]) => ({
    ...{ scope, isAllowed, text: scopes[scope]?.name ?? scope },
  }))
  for (const { scope, isAllowed } of await program.overlays.ask('settings', {
    ...{ program: program.name, appid: program.appid, scopes: known },
  }))
    setScope(program, scope, isAllowed)
  return allowed(program)
}
