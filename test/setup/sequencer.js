const path = require('node:path')
const { default: Sequencer } = require('@jest/test-sequencer')

/** The longest first, so that no worker is left alone with one at the end; their size says nothing about it. */
const longFirst = ['test/e2e/', 'test/simulatorBrowser/', 'test/console/', 'test/miniapp/', 'test/flows/']

/** Jest's own order, but for those that are known to take long. */
class LongFirst extends Sequencer {
  sort(tests) {
    const rankOf = (test) => {
      const name = path.relative(test.context.config.rootDir, test.path)
      const rank = longFirst.findIndex((folder) => name.startsWith(folder))
      return rank === -1 ? longFirst.length : rank
    }
    return super.sort(tests).sort((one, other) => rankOf(one) - rankOf(other))
  }
}

module.exports = LongFirst
