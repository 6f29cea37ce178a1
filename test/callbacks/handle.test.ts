import type { Base } from '../../server/base'
import { handleEvent } from '../../server/callbacks/handle'
import { keepEvent } from '../../server/services/inbox'
import { aBase, noon } from '../services/aPlatform'

describe('a push of a kind that we do not know', () => {
  let base: Base
  beforeEach(async () => {
    base = await aBase()
  })
  afterEach(() => base.close())

  it.each(['new_kind_of_event', 'constructor', '__proto__', '__defineGetter__', 'toString'])(
    'is done at once, whatever it is called: %s',
    async (name) => {
      const { platform } = base
      const plaintext = `<xml><InfoType>${name}</InfoType></xml>`
      for (const channel of ['component', 'authorizer'] as const) {
        await keepEvent(platform, channel, 'wxa0000000000000c3', { fields: { InfoType: name }, plaintext }, noon)
      }
      const kept = await platform.inbox.list({ name })

      expect(kept).toHaveLength(2)
      for (const row of kept) {
        await expect(handleEvent(platform, row)).resolves.toBeUndefined()
      }
    },
  )
})
