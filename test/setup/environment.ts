import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Every variable a start needs, with values that are well formed and belong to nobody. */
export const anEnvironment = (values: Record<string, string> = {}): Record<string, string> => ({
  WECHAT_COMPONENT_APPID: 'wxc0000000000000a1',
  WECHAT_COMPONENT_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_COMPONENT_TOKEN: 'pushtoken1',
  WECHAT_COMPONENT_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  WECHAT_MERCHANT_APPID: 'wxd0000000000000b2',
  WECHAT_MERCHANT_SECRET: 'fedcba9876543210fedcba9876543210',
  WECHAT_API_URL: 'http://127.0.0.1:1', // nobody answers there: a test that wants a WeChat brings one
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: process.env.KAIDIAN_TEST_LOG ?? 'silent',
  ...(values.DATA_DIR === undefined && { DATA_DIR: aDataFolder() }),
  ...values,
})

/** An empty folder; the system's temporary files are cleared by the system. */
export const aFolder = (): string => mkdtempSync(path.join(tmpdir(), 'kaidian-test-'))

/** The database's file, where no address is given. */
export const usualFile = 'kaidian.db'

/** A folder with an empty database of today's schema; outside of a test run an empty folder, where a start makes it. */
export function aDataFolder(): string {
  const folder = aFolder()
  const template = process.env.KAIDIAN_TEST_SQLITE
  if (template) copyFileSync(template, path.join(folder, usualFile))
  return folder
}
