import { randomBytes } from 'node:crypto'
import { QueryTypes } from 'sequelize'
import { openBase, type Base } from '../../server/base'
import { examine } from '../../server/commands/doctor'
import { addTask } from '../../server/services/tasks'
import { measure } from '../../server/services/pulse'
import { aMerchant, noon } from '../services/aPlatform'
import { aFolder, anEnvironment } from '../setup/environment'

const lineOf = async ({ platform }: Base, title: string): Promise<string | undefined> =>
  (await examine(platform)).lines.find((line) => line.slice(2).startsWith(title))

describe('what the doctor looks at', () => {
  const bases: Base[] = []
  const open = async (env: Record<string, string> = {}, migrates = true): Promise<Base> => {
    const base = await openBase(anEnvironment(env), 'silent', { migrates })
    bases.push(base)
    return base
  }
  afterEach(async () => {
    for (const base of bases.splice(0)) await base.close()
  })

  it('stays as it is: a schema that is behind is named, not migrated', async () => {
    const base = await open({ DATABASE_URL: `sqlite:${aFolder()}/new.db` }, false)
    const { lines, wrong } = await examine(base.platform)
    const tables = await base.database.sequelize.query('SELECT name FROM sqlite_master', { type: QueryTypes.SELECT })

    expect(lines[0]).toMatch(/^✗ 数据库：表结构还没有更新（0001-foundation.*npm run migrate/)
    expect(lines.join()).not.toContain('验证票据')
    expect(wrong).toBeGreaterThan(0)
    expect(tables).toEqual([])
  })

  it('includes tasks that failed for good, as the metrics do', async () => {
    const base = await open()
    expect(await lineOf(base, '任务')).toBe('✓ 任务：没有积压的失败')
    await addTask(base.platform, 'settleAuthCode', { authCodeId: 'c1' }, noon)
    await base.platform.tasks.update({}, { state: 'dead' })
    await measure(base.platform, noon)

    expect(await lineOf(base, '任务')).toBe('✗ 任务：有 1 个没有做完，用 npm run operator -- tasks 查看和重做')
    expect(await base.metrics.registry.metrics()).toContain('work{queue="tasks",state="dead"} 1')
  })

  it('includes what is still sealed with the previous key, or with one that is gone', async () => {
    const DATA_DIR = aFolder()
    const [older, newer] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'))
    const before = await open({ DATA_DIR, MASTER_KEY: older ?? '' })
    await aMerchant(before.platform)
    const changed = await open({ DATA_DIR, MASTER_KEY: newer ?? '', MASTER_KEY_PREVIOUS: older ?? '' })
    const gone = await open({ DATA_DIR, MASTER_KEY: newer ?? '' })

    expect(await lineOf(before, '主密钥')).toMatch(/^✓/)
    expect(await lineOf(changed, '主密钥')).toMatch(
      /^✗ 主密钥：还有 1 处用旧密钥加密。请运行 npm run operator -- reseal/,
    )
    expect(await lineOf(gone, '主密钥')).toMatch(/^✗ 主密钥：有 1 处打不开（如 merchants\.sessionKey\./)
  })
})
