import { openBase, type Base } from '../../server/base'
import { operatorRoutes } from '../../server/routes/operator'
import { signInOperator } from '../../server/services/operators'
import { aCheapOperator, cheapProof } from '../services/aCheapOperator'
import { anApp } from '../setup/app'
import { anEnvironment } from '../setup/environment'

/** Somebody who is signed in as an operator, over the routes of the console. */
export interface OperatorScene {
  base: Base
  /** GET, or POST where there is a body; below `/api/operator`. */
  send(path: string, body?: object): Promise<Response>
  get<T>(path: string): Promise<T>
  close(): Promise<void>
}

export async function anOperator(databaseUrl: string): Promise<OperatorScene> {
  const base = await openBase(anEnvironment({ DATABASE_URL: databaseUrl }))
  const app = await anApp({ api: operatorRoutes(base.platform) })
  await aCheapOperator(base.platform)
  const origin = { network: '192.0.2.1', device: 'a program' }
  const { token } = await signInOperator(base.platform, cheapProof, origin, base.clock.now())
  const send = (path: string, body?: object) =>
    fetch(`${app.url}/api/operator${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  return {
    base,
    send,
    get: async <T>(path: string) => ((await (await send(path)).json()) as { data: T }).data,
    close: async () => {
      await app.close()
      await base.close()
    },
  }
}
