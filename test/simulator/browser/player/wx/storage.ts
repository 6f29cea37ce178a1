import { textOf, type Fields } from '../../kit/value'
import { Refusal } from '../refusal'
import { asking, type ApiGroup } from './answer'

/** 数据缓存. Values are kept with their type, as WeChat does; 10 MB in all. */
const limitKb = 10240

const prefix = 'data:'

export const storage: ApiGroup = (program) => {
  const { memory, realm } = program
  const read = (key: unknown): unknown => {
    const text = memory.read(prefix + textOf(key))
    return text === undefined ? undefined : (JSON.parse(text) as { value: unknown }).value
  }
  const write = (key: unknown, value: unknown) => {
    if (typeof key !== 'string' || key === '') throw new Refusal('parameter error: parameter.key should be String')
    memory.write(prefix + key, JSON.stringify({ value: value === undefined ? '' : value }))
  }
  const remove = (key: unknown) => memory.remove(prefix + textOf(key))
  const keys = () => memory.names().flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  const clear = () => keys().forEach(remove)
  const info = (): Fields => ({ keys: keys(), currentSize: sizeKb(keys().map(read)), limitSize: limitKb })

  return {
    getStorageSync: (key: unknown) => realm.into(read(key) ?? ''),
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: () => realm.into(info()),
    ...asking(program, {
      getStorage: ({ key }) => {
        const data = read(key)
        if (data === undefined) throw new Refusal('data not found')
        return { data }
      },
      setStorage: ({ key, data }) => write(key, data),
      removeStorage: ({ key }) => remove(key),
      clearStorage: clear,
      getStorageInfo: info,
    }),
  }
}

const sizeKb = (values: unknown[]): number => Math.ceil(JSON.stringify(values).length / 1024)
