'use strict'
// Runs a part of the server by its path without extension (`server/index`): the build where there is one, the source
// where nothing has been built. Further arguments are the part's own.
const { existsSync } = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const [entry] = process.argv.splice(2, 1)
const built = path.join(root, 'dist', `${entry}.js`)

// The server is in production unless somebody says otherwise, here or in .env; what runs the source says so itself.
if (existsSync('.env')) process.loadEnvFile('.env')
if (entry === 'server/index') process.env.NODE_ENV ||= 'production'

if (existsSync(built)) {
  require(built).main()
} else {
  require('tsx/cjs')
  require(path.join(root, `${entry}.ts`)).main()
}
