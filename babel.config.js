// Used by Taro only; the server is built by tsc, the tests by esbuild.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: { onlyRemoveTypeImports: true },
        compiler: 'webpack5',
        // ES5 for every phone that still opens WeChat; test/miniapp checks the result with a parser.
        targets: { ios: '8', android: '4.1' },
      },
    ],
  ],
}
