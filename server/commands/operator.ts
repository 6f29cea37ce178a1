import { openBase } from '../base'
import { Failure } from '../failures'
import type { Platform } from '../platform'
import { runMain } from '../runMain'
import { deadEvents, replayEvent } from '../services/inbox'
import { deadTasks, replayTask } from '../services/tasks'

type Command = (platform: Platform, id: string | undefined) => Promise<string[]>

const usage = [
  'npm run operator -- inbox              没有处理成功的推送',
  'npm run operator -- inbox <id>         重新处理一条推送',
  'npm run operator -- tasks              没有做完的任务',
  'npm run operator -- tasks <id>         重新做一个任务',
]

interface Dead {
  id: string
  createdAt: Date
  error: string | null
}

const line = ({ id, createdAt, error }: Dead, what: string): string =>
  `${createdAt.toISOString()}  ${what}  ${id}\n    ${error ?? ''}`

const commands: Record<string, Command> = {
  inbox: async (platform, id) => {
    if (id) {
      await replayEvent(platform, id, platform.clock.now())
      return ['已放回队列，几秒内会重新处理']
    }
    const dead = await deadEvents(platform)
    return dead.length > 0 ? dead.map((row) => line(row, `${row.name} ${row.appid ?? ''}`)) : ['没有']
  },
  tasks: async (platform, id) => {
    if (id) {
      await replayTask(platform, id, platform.clock.now())
      return ['已放回队列，几秒内会重新做']
    }
    const dead = await deadTasks(platform)
    return dead.length > 0 ? dead.map((row) => line(row, row.kind)) : ['没有']
  },
}

/** `npm run operator -- <what> [id]`: looks at what has failed for good, and has it done again. */
export const main = (): Promise<void> =>
  runMain(async () => {
    const [what = '', id] = process.argv.slice(2)
    const command = commands[what]
    if (!command) {
      process.stdout.write(`${usage.join('\n')}\n`)
      return
    }
    const base = await openBase(process.env, 'silent')
    const lines = await command(base.platform, id).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error
      process.exitCode = 1
      return [error.text]
    })
    process.stdout.write(`${lines.join('\n')}\n`)
    await base.close()
  })

if (require.main === module) void main()
