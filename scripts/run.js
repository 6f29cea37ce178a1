'use strict'
// Runs a part of the server by its path without extension (`server/index`): the build where there is one, the source
// where nothing has been built. Further arguments are the part's own.
const { existsSync } = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const [entry] = process.argv.splice(2, 1)
const built = path.join(root, 'dist', `${entry}.js`)

if (existsSync(built)) {
  require(built).main()
} else {
  require('tsx/cjs')
  require(path.join(root, `${entry}.ts`)).main()
}
