import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError, optional, type Environment } from './environment'
import { masterKey } from './environmentRules'

const where = '用 openssl rand -base64 32 生成一个，妥善备份：丢失后已加密的内容无法恢复'

/**
 * The keys that secrets are sealed with: the current one, then the previous one if there is one.
 *
 * Outside production a missing key is made and kept at `master.key` in the data folder.
 *
 * @throws ConfigError
 */
export function masterKeys(env: Environment, isProduction: boolean, dataDir: string): Buffer[] {
  const current = optional(env, 'MASTER_KEY', masterKey(where))
  const previous = optional(env, 'MASTER_KEY_PREVIOUS', masterKey(where))
  if (!current && isProduction) throw new ConfigError('MASTER_KEY', '生产环境必须填写', where)
  return [current ?? keptKey(path.join(dataDir, 'master.key')), ...(previous ? [previous] : [])]
}

function keptKey(file: string): Buffer {
  mkdirSync(path.dirname(file), { recursive: true })
  makeOnce(file)
  const result = masterKey(where).parse(readFileSync(file, 'utf8').trim())
  if ('problem' in result) throw new ConfigError('MASTER_KEY', `文件 ${file} ${result.problem}`, where)
  return result.value
}

/** Two processes may start at once: the first to create the file wins, and it never holds half a key for long. */
function makeOnce(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
