/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } }, module: { type: 'commonjs' } },
    ],
  },
  // Inside of a test's realm every use of a global is a call; these stand in the inner loops of what reads pictures.
  sandboxInjectedGlobals: ['Math', 'Infinity'],
  coverageProvider: 'babel',
  globalSetup: '<rootDir>/test/setup/global.ts',
  globalTeardown: '<rootDir>/test/setup/teardown.ts',
  testSequencer: '<rootDir>/test/setup/sequencer.js',
  testTimeout: 300_000, // a busy machine is slow, and no failure
}
