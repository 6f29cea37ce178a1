declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    /** The server's address, compiled in. */
    TARO_APP_API: string
    /** What the store was built as. */
    TARO_FLAVOUR: 'retail' | 'dining'
  }
}
