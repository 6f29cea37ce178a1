declare module 'miniprogram-compiler' {
  /** WeChat's wcc over every .wxml below the folder; throws with file and line. */
  export function wxmlToJs(dir: string): string
  /** WeChat's wcsc over every .wxss below the folder. */
  export function wxssToJs(dir: string): string
}
