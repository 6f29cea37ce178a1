import { qrPng } from '../../server/services/qr'
import { newId } from '../../server/ids'
import { anEnvironment } from '../setup/environment'
import { startChild } from './child'
import { atMost, median, noted, type Row } from './report'

const pictures = 200

/** CPU time of one picture as an attempt makes it. */
export function qrCost(): Row[] {
  const draw = () => qrPng(`https://open.example.com/a/${newId()}`)
  for (let i = 0; i < pictures; i++) draw()
  const before = process.cpuUsage()
  for (let i = 0; i < pictures; i++) draw()
  const { user, system } = process.cpuUsage(before)
  return [atMost('QR picture, CPU', (user + system) / 1000 / pictures, 5, 'ms')]
}

/** From nothing to answering: the process, an empty database and its migrations. */
export async function startTime(): Promise<Row[]> {
  const times: number[] = []
  const cpu: number[] = []
  for (let round = 0; round < 5; round++) {
    const startedAt = performance.now()
    const child = await startChild('product', anEnvironment())
    const answer = await fetch(`${child.url}/readyz`)
    const took = performance.now() - startedAt
    if (round > 0) times.push(took) // the first one waits for the build
    cpu.push(await child.cpuMs())
    await child.stop()
    if (!answer.ok) throw new Error(`not ready: ${answer.status}`)
  }
  return [
    atMost('start until ready, empty SQLite', median(times), 3_000, 'ms'),
    noted('start until ready, CPU', `${Math.round(median(cpu))} ms`),
  ]
}
