/** What a parent may ask of one of its processes, and what comes back. */
export interface Asks {
  /** Starts the server, as `npm start` does. `wallAheadMs` puts the process's own clock ahead: so much time has passed. */
  serve: { question: { env: Record<string, string>; wallAheadMs?: number }; answer: { url: string | null } }
  /** Opens the platform's handle without a server, for calls that no route makes. */
  open: { question: { env: Record<string, string> }; answer: Record<string, never> }
  /** Calls WeChat as the component or as one authorised account. */
  callAs: { question: { appid: string }; answer: CallOutcome }
  /** From now on counts the statements that write, and dies at one of them. */
  arm: { question: KillPoint; answer: Record<string, never> }
  /** How many statements have written since it was armed. */
  writes: { question: object; answer: { count: number; statements: string[] } }
  /** How many bytes the process holds. */
  memory: { question: object; answer: { rss: number } }
}

export type Ask = keyof Asks

/** Dies before or after the so-manieth write; 0 never dies. */
export interface KillPoint {
  at: number
  moment: 'before' | 'after'
}

export interface CallOutcome {
  /** Null when WeChat answered what was asked. */
  code: string | null
  errcode: number | null
  ms: number
}

export interface Question {
  id: number
  ask: Ask
  question: unknown
}

export type Reply = { id: number; answer: unknown } | { id: number; error: string }
