import { Worker } from 'node:worker_threads'
import { turns } from '../../turns'

const megabytes = 256
const milliseconds = 30_000

const takingTurns = turns(1) // each may take that much

/**
 * Runs the text of a program in a thread of its own, and answers with its first message.
 *
 * For what may take long or fill the memory: it is stopped then, while everybody else is served. It knows none of our
 * secrets. A text and not a file of its own, because the same must run from source, from `dist` and in tests.
 */
export const apart = <Answer>(program: string, input: object): Promise<Answer> =>
  takingTurns(() => run<Answer>(program, input))

function run<Answer>(program: string, workerData: object): Promise<Answer> {
  const worker = new Worker(program, {
    eval: true,
    execArgv: [],
    env: {},
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const answer = new Promise<Answer>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('it takes too long')), milliseconds)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`it ended with ${code} and without an answer`))
    })
  })
  return answer.finally(() => worker.terminate())
}
