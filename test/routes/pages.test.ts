import { QueryTypes } from 'sequelize'
import { openBase } from '../../server/base'
import { start } from '../../server/index'
import { anEnvironment } from '../setup/environment'

it('speaks to a person in words also where the fault is ours', async () => {
  const env = anEnvironment()
  const server = await start(env)
  const base = await openBase(env)
  await base.database.sequelize.query('ALTER TABLE attempts RENAME TO elsewhere', { type: QueryTypes.RAW })
  await base.close()
  const answer = await fetch(`${server.url}/a/abcdefghijklmnopqrstuv`)
  const page = await answer.text()
  await server.close()

  expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8'])
  expect(page).toContain('系统出错了，请稍后再试')
  expect(page).toMatch(/请求编号 [\w-]{36}/)
  expect(page).not.toMatch(/no such table|SQLITE|Sequelize|\.ts:|\.js:/)
})
