export type Wx = Record<string, unknown>

/** Measures nothing: the harness has no screen. */
export function selectorQuery(): Wx {
  const query: Wx = {}
  for (const step of [
    'select',
    'selectAll',
    'in',
    'boundingClientRect',
    'fields',
    'node',
    'selectViewport',
    'scrollOffset',
  ])
    query[step] = () => query
  query.exec = (done?: (found: unknown[]) => void) => done?.([])
  return query
}

/** Finds these many parts of what is scrolled, the one that `inFront` names at the top of it. */
export function measuring(parts: number, inFront: () => number): Wx {
  const boxes = Array.from({ length: parts }, (_, at) => ({ top: (at - inFront()) * 1000 }))
  return { ...selectorQuery(), exec: (done?: (found: unknown[]) => void) => done?.([{ top: 0 }, boxes]) }
}

/** What every phone has and no test is about. */
export function standing(): Wx {
  const storage = new Map<string, unknown>()
  const system = {
    SDKVersion: '3.5.0',
    platform: 'android',
    windowWidth: 375,
    windowHeight: 700,
    screenWidth: 375,
    pixelRatio: 2,
  }
  return {
    canIUse: () => true,
    nextTick: (run: () => void) => setTimeout(run, 0),
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => ({ brand: 'Test', model: 'Phone' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 26, bottom: 58, left: 278, right: 365, width: 87, height: 32 }),
    getUpdateManager: () => ({ onCheckForUpdate: () => 0, onUpdateReady: () => 0, onUpdateFailed: () => 0 }),
    createSelectorQuery: () => selectorQuery(),
    getStorageSync: (key: string) => (storage.has(key) ? structuredClone(storage.get(key)) : ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    hideHomeButton: () => undefined,
    stopPullDownRefresh: () => undefined,
    env: { USER_DATA_PATH: 'http://usr' },
  }
}
