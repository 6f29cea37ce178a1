import { start } from '../../../server'
import { openBase, type Base } from '../../../server/base'
import { tables, type TableName } from '../../../server/db/models'
import { aFolder, anEnvironment } from '../../setup/environment'

/** Two accounts that we know, and what the server seals and checks with. */
export interface Known {
  componentAppid: string
  token: string
  aesKey: string
  accounts: readonly { appid: string; userName: string }[]
}

/** The real server over HTTP, taking callbacks and doing nothing else that could write. */
export interface Target {
  url: string
  known: Known
  /** Every row of every table, as one text. */
  everything(): Promise<string>
  inboxCount(): Promise<number>
  /** Answers with a status of 500 and more that the server has counted itself. */
  ownFaults(): Promise<string[]>
  close(): Promise<void>
}

const accounts = [
  { appid: 'wxa00000000000001a', userName: 'gh_00000000001a' },
  { appid: 'wxa00000000000002b', userName: 'gh_00000000002b' },
]

export async function aTarget(): Promise<Target> {
  const env = anEnvironment({ DATA_DIR: aFolder(), ROLE: 'http' })
  const server = await start(env)
  const base = await openBase(env)
  for (const account of accounts) await know(base, account)
  const names = Object.keys(tables) as TableName[]
  const url = server.url ?? ''
  return {
    url,
    known: {
      componentAppid: env.WECHAT_COMPONENT_APPID ?? '',
      token: env.WECHAT_COMPONENT_TOKEN ?? '',
      aesKey: env.WECHAT_COMPONENT_AES_KEY ?? '',
      accounts,
    },
    everything: async () => JSON.stringify(await Promise.all(names.map((name) => base.platform[name].list({})))),
    inboxCount: () => base.platform.inbox.count({}),
    ownFaults: async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      return metrics.match(/^http_request_duration_seconds_count\{.*status="5\d\d".*$/gm) ?? []
    },
    close: async () => {
      await base.close()
      await server.close()
    },
  }
}

const know = ({ platform, clock }: Base, { appid, userName }: (typeof accounts)[number]) =>
  platform.authorizers.create({
    id: appid,
    appid,
    userName,
    state: 'authorised',
    kind: 'miniProgram',
    name: null,
    avatarUrl: null,
    principalName: null,
    isVerified: true,
    accountStatus: 1,
    permissionSetIds: [17, 18, 30],
    storeId: null,
    stateAt: clock.now(),
    authorisedAt: clock.now(),
    lastUsedAt: clock.now(),
    withdrawnAt: null,
    learnedAt: clock.now(),
  })
