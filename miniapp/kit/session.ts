import Taro from '@tarojs/taro'

/** Who is signed in on this phone. */
export interface Session {
  /** Empty when nobody is. */
  token(): string
  /** Signs in once more after the server refused `refused`; parallel callers share one try. */
  renew(refused: string): Promise<string>
}

export interface KeptSession extends Session {
  keep(token: string): void
  forget(): void
}

/** Nobody: for entries that are public. */
export const noSession: Session = { token: () => '', renew: () => Promise.resolve('') }

/** A session that survives the program being closed. `signIn` exchanges a fresh login for a token. */
export function createSession(storageKey: string, signIn: () => Promise<string>): KeptSession {
  let renewing: Promise<string> | null = null
  const token = () => Taro.getStorageSync<string>(storageKey) || ''
  const keep = (fresh: string) => Taro.setStorageSync(storageKey, fresh)

  const renewOnce = async () => {
    const fresh = await signIn()
    keep(fresh)
    return fresh
  }

  return {
    token,
    keep,
    forget: () => Taro.removeStorageSync(storageKey),
    renew: (refused) => {
      // someone else was faster while this call was on its way
      if (token() !== refused) return Promise.resolve(token())
      renewing ??= renewOnce().finally(() => (renewing = null))
      return renewing
    },
  }
}
