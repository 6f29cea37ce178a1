import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Their size says nothing about how long they take. */
const longFirst = ['test/e2e/', 'test/simulatorBrowser/', 'test/console/', 'test/miniapp/', 'test/flows/']

/** The longest first, so that no worker is left alone with one at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const name = path.relative(this.ctx.config.root, moduleId)
      const rank = longFirst.findIndex((folder) => name.startsWith(folder))
      return rank === -1 ? longFirst.length : rank
    }
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globals: true,
    globalSetup: 'test/setup/global.ts',
    pool: 'forks',
    // What the server is made of is loaded once per worker, as in a server: for each file it took a fifth of the time.
    isolate: false,
    sequence: { hooks: 'list', sequencer: LongFirst },
    // A busy machine is slow, and no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
