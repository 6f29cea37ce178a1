import { openBase } from '../../server/base'
import { queueOf } from '../../server/jobs/queue'
import { startRunner } from '../../server/jobs/runner'

/** A worker that takes a task and never ends it: a process of its own, to be killed. Says `begun` when it has one. */
async function main(): Promise<void> {
  const { platform } = await openBase(process.env)
  const run = () => {
    process.stdout.write('begun\n')
    return new Promise<void>(() => undefined)
  }
  const leaseMs = Number(process.env.LEASE_MS)
  startRunner(
    platform,
    'mortal',
    [queueOf(platform, 'mortal', { name: 'tasks', rows: platform.tasks, run, leaseMs })],
    [],
  )
}

void main()
