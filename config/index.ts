import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')
const app = process.env.TARO_APP ?? 'merchant'
const flavour = process.env.TARO_FLAVOUR || 'retail'
const sourceRoot = `miniapp/${app}`

/**
 * Taro's settings, shared by the mini-programs. Set by `scripts/buildWeapp.ts`: `TARO_APP` chooses the program,
 * `TARO_OUTPUT` where it goes. Of the back office `TARO_APP_API` is the server it calls, and `TARO_GALLERY=1` adds the
 * component gallery; the store is built as its `TARO_FLAVOUR` and finds its server in ext.json.
 */
export default defineConfig<'webpack5'>({
  projectName: `kaidian-${app}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // otherwise thousands of lines of progress end up in every log
  logger: { quiet: true, stats: false },
  sourceRoot,
  outputRoot: process.env.TARO_OUTPUT ?? (app === 'store' ? `dist/store-${flavour}` : `dist/${app}`),
  projectConfigName: `${sourceRoot}/project.config.json`,
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2, 375: 2 },
  env: {
    TARO_APP_API: JSON.stringify(process.env.TARO_APP_API ?? 'http://localhost:3000'),
    TARO_FLAVOUR: JSON.stringify(flavour),
    TARO_GALLERY: JSON.stringify(process.env.TARO_GALLERY ?? ''),
  },
  plugins: [],
  mini: {
    // everything of ours outside sourceRoot: without it "Module parse failed" at the first type
    compile: { include: [path.join(root, 'miniapp/kit'), path.join(root, 'shared')] },
    optimizeMainPackage: { enable: true },
    postcss: {
      autoprefixer: { enable: true, config: { overrideBrowserslist: ['Android >= 4.1', 'ios >= 8'] } },
      pxtransform: { enable: true, config: {} },
      cssModules: { enable: false },
    },
  },
})
