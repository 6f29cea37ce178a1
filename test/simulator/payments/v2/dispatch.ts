import { warn, type Entry } from '../../journal'
import type { Reply } from '../../openPlatform/dispatch'
import type { World } from '../../world'
import { readXml, writeXml } from '../../xml'
import type { PayKnock } from '../gate'
import { merchantOf } from '../merchants'
import { PayRefusal } from '../refusal'
import type { RowV2 } from './rows'
import { signTypeOf, signV2, type Fields } from './sign'

const xml = 'text/xml; charset=utf-8'

const reply = (fields: Fields): Reply => ({ status: 200, contentType: xml, body: writeXml(fields) })

const failed = (words: string): Reply => reply({ return_code: 'FAIL', return_msg: words })

/** The codes of v2 where they are spelled in another way (grade A). */
const spelled: Record<string, string> = {
  ORDER_CLOSED: 'ORDERCLOSED',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  NO_AUTH: 'NOAUTH',
  NOT_ENOUGH: 'NOTENOUGH',
}

/** In v2 a "no" is an answer like any other: signed, with result_code FAIL. */
const refused = ({ code, message }: PayRefusal): Fields => ({
  result_code: 'FAIL',
  err_code: spelled[code] ?? code,
  err_code_des: message,
})

function said(world: World, row: RowV2, fields: Fields): Fields | string {
  try {
    return row.handle(world, fields)
  } catch (error) {
    if (error instanceof PayRefusal) return refused(error)
    throw error
  }
}

function signed(world: World, fields: Fields, answer: Fields, key: string): Reply {
  const { appid = '', mch_id = '' } = fields
  const sub = fields['sub_mch_id'] ? { sub_mch_id: fields['sub_mch_id'], sub_appid: fields['sub_appid'] ?? '' } : {}
  const head = { return_code: 'SUCCESS', return_msg: 'OK', result_code: 'SUCCESS', appid, mch_id, ...sub }
  const all = { ...head, nonce_str: world.random.text(32), ...answer }
  return reply({ ...all, sign: signV2(all, key, signTypeOf(fields)) })
}

const missing = ({ needs }: RowV2, fields: Fields): string | undefined =>
  ['appid', 'mch_id', 'nonce_str', 'sign', ...needs].find((name) => !fields[name])

function inspect(world: World, { needs, may }: RowV2, fields: Fields, entry: Entry): void {
  const common = ['appid', 'mch_id', 'sub_appid', 'sub_mch_id', 'nonce_str', 'sign', 'sign_type']
  const known = new Set([...common, ...needs, ...may])
  for (const name of Object.keys(fields)) if (!known.has(name)) warn(world, entry, `unknown field ${name}`)
}

/** API v2 of one path: who calls is known by the signature over all fields. Grade A+B. */
export function answerV2(world: World, row: RowV2, { raw, method }: PayKnock, entry: Entry): Reply {
  entry.source = row.source
  if (method !== 'POST') return failed('请使用post方法')
  const fields = readXml(raw.toString('utf8'))
  if (!Object.keys(fields).length) return failed('XML格式错误')
  const lack = missing(row, fields)
  if (lack) return failed(`缺少参数${lack}`)
  const merchant = merchantOf(world, fields['mch_id'] ?? '')
  if (!merchant) return failed('mch_id参数错误')
  entry.appid = merchant.mchid
  if (signV2(fields, merchant.apiV2Key, signTypeOf(fields)) !== fields['sign']) return failed('签名错误')
  inspect(world, row, fields, entry)
  if (row.wantsCertificate) warn(world, entry, 'WeChat asks for the TLS client certificate here; plain HTTP has none')
  const answer = said(world, row, fields)
  if (typeof answer === 'string') return { status: 200, contentType: 'text/plain', body: answer }
  return answer['return_code'] === 'FAIL' ? reply(answer) : signed(world, fields, answer, merchant.apiV2Key)
}
