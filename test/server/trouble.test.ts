import { Writable } from 'node:stream'
import { pino } from 'pino'
import { ConnectionError, Sequelize } from 'sequelize'
import { databaseAway, logTrouble } from '../../server/trouble'
import { anApp } from '../setup/app'

/** A database where nobody answers. */
const nobody = new Sequelize('mysql://kaidian:secret@127.0.0.1:1/kaidian', { logging: false })
const asking = (): Promise<unknown> => nobody.query('SELECT 1')
const refused = (): Promise<unknown> => asking().catch((error: unknown) => error)

/** A log that can be read. */
function aLog() {
  const lines: Record<string, unknown>[] = []
  const keep = (chunk: Buffer, _encoding: string, done: () => void) => {
    lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>)
    done()
  }
  return { log: pino(new Writable({ write: keep })), lines }
}

afterAll(() => nobody.close())

describe('a database that has gone away', () => {
  it('is said to whoever asks, with a way on, and without a word about where it is', async () => {
    const app = await anApp({ api: async () => void (await asking()) })
    const answer = await fetch(`${app.url}/api/anything`)
    const body = await answer.text()
    await app.close()

    expect(answer.status).toBe(503)
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'DATABASE_UNREACHABLE', next: 'retry' } })
    expect(body).not.toMatch(/127\.0\.0\.1|secret|ECONN/)
  })

  it('is one line in the log, with what happened and what to do', async () => {
    const { log, lines } = aLog()
    logTrouble(log, await refused(), { worker: 'inbox' }, 'a round of work failed')

    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ worker: 'inbox', code: 'DATABASE_UNREACHABLE', level: 40 })
    expect(JSON.stringify(lines[0])).toMatch(/"reason":"connect ECONNREFUSED.*"advice":"平台暂时连不上数据库/)
  })

  it('is told from a line that somebody else has cut', () => {
    expect(databaseAway(new ConnectionError(new Error('gone')))).not.toBeNull()
    expect(databaseAway(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))).toBeNull()
    expect(databaseAway(new TypeError('a bug'))).toBeNull()
  })
})
