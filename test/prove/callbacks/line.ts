import { connect } from 'node:net'
import type { Chance } from '../chance'
import { genuine, put } from './letter'
import type { Known } from './target'

/** Bytes on a bare connection, for what no HTTP client would send. */
export interface RawTalk {
  kind: string
  bytes: Buffer
  /** Cuts the connection right after, without waiting for an answer. */
  hangsUp: boolean
}

const crlf = '\r\n'
const head = (method: string, target: string, headers: string[]): string =>
  [`${method} ${target} HTTP/1.1`, 'Host: a', ...headers, '', ''].join(crlf)

export function rawTalk(known: Known, chance: Chance): RawTalk {
  const { path, query, body } = put(genuine(known, chance), chance)
  const target = `${path}?${query}`
  const talk = (kind: string, text: string, hangsUp = false): RawTalk => ({ kind, bytes: Buffer.from(text), hangsUp })
  const text = body.toString()
  return chance.pick([
    () => talk('bytes instead of HTTP', chance.bytes(200).toString('latin1')),
    () => talk('cut in the head', head('POST', target, []).slice(0, chance.between(1, 100)), true),
    () => talk('cut in the body', head('POST', target, ['Content-Length: 5000']) + text.slice(0, 100), true),
    () => talk('length that is no number', head('POST', target, ['Content-Length: ten']) + text),
    () => talk('two lengths', head('POST', target, ['Content-Length: 5', 'Content-Length: 6']) + text),
    () => talk('length and chunks', head('POST', target, ['Content-Length: 5', 'Transfer-Encoding: chunked']) + text),
    () => talk('bad chunks', head('POST', target, ['Transfer-Encoding: chunked', 'Connection: close']) + text),
    () =>
      talk('cut chunks', head('POST', target, ['Transfer-Encoding: chunked']) + `64${crlf}${text.slice(0, 20)}`, true),
    () => talk('unknown method', head('FETCH', target, [`Content-Length: ${body.length}`]) + text),
    () => talk('head too long', head('POST', target, [`X-A: ${'a'.repeat(20_000)}`])),
    () => talk('line too long', head('POST', `${path}?${'a'.repeat(20_000)}`, [])),
    () => talk('bytes in the path', head('POST', '/wechat/\xff\xfe\x01/callback', ['Content-Length: 0'])),
    () => talk('whole address', head('POST', `http://a b/${target}`, ['Content-Length: 0', 'Connection: close'])),
    () =>
      talk(
        'packed',
        head('POST', target, ['Content-Encoding: gzip', 'Content-Length: 3', 'Connection: close']) + 'abc',
      ),
  ])()
}

const patienceMs = 2_000

/** What came back before the connection ended, or before patience did. */
export function say(url: string, { bytes, hangsUp }: RawTalk): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(Number(port), hostname)
    const end = () => {
      socket.destroy()
      resolve(heard)
    }
    socket.setTimeout(patienceMs, end)
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      if (/\r\n\r\n/.test(heard)) end() // one answer is enough
    })
    socket.on('error', end).on('close', end)
    socket.write(bytes, () => hangsUp && setTimeout(end, 5))
  })
}
