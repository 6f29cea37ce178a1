import { readDatabaseUrl } from '../config'
import { openDatabase } from '../db/connection'
import { migrate } from '../db/migrate'
import { createLog } from '../log'
import { runMain } from '../runMain'

/** `npm run migrate`: brings the schema up to date without starting the server. It only needs `DATABASE_URL`. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const log = createLog({ logLevel: 'warn' })
    const database = await openDatabase(readDatabaseUrl(process.env), log)
    const done = await migrate(database, log)
    await database.close()
    process.stdout.write(done.length > 0 ? `已完成 ${done.join('、')}\n` : '数据库已经是最新的\n')
  })

if (require.main === module) void main()
