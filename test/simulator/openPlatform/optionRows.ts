import type { App } from '../accounts'
import { no } from './errcodes'
import {
  authorised,
  component,
  either,
  official,
  ok,
  ownAppid,
  text,
  tokensApp,
  type Call,
  type Row,
  type Rows,
} from './row'

/** What an option may be set to. */
const values: Record<string, readonly string[]> = {
  location_report: ['0', '1', '2'],
  voice_recognize: ['0', '1'],
  customer_service: ['0', '1'],
}

const page = (name: string, grade: string) => official(`authorization-management/${name}`, grade)

function optionName({ body }: Call): string {
  const name = text(body, 'option_name')
  if (!Object.hasOwn(values, name)) throw no(61012)
  return name
}

function namedApp(call: Call): App {
  ownAppid(call)
  return authorised(call, text(call.body, 'authorizer_appid'))
}

/** The current body names no account, so only an account's token can; the old fields are taken with a component's. */
const currentApp = (call: Call): App => (call.token?.kind === 'component' ? namedApp(call) : tokensApp(call))

const read = (find: (call: Call) => App): Row['handle'] => {
  return (call) => {
    const app = find(call)
    const name = optionName(call)
    call.spend(app.appid)
    return { authorizer_appid: app.appid, option_name: name, option_value: app.options[name] ?? '0' }
  }
}

const write = (find: (call: Call) => App): Row['handle'] => {
  return (call) => {
    const app = find(call)
    const name = optionName(call)
    const value = text(call.body, 'option_value')
    if (!values[name]?.includes(value)) throw no(61013)
    call.spend(app.appid)
    app.options[name] = value
    return ok()
  }
}

const readFields = 'component_appid authorizer_appid option_name'
const writeFields = `${readFields} option_value`

export const optionRows: Rows = {
  /** 获取授权方选项. …/authorization-management/getAuthorizerOptionInfo.html, grade A+B; whose token is not settled. */
  'POST /cgi-bin/component/get_authorizer_option': either(
    page('getAuthorizerOptionInfo', 'A+B'),
    { body: readFields },
    read(currentApp),
  ),

  /** 设置授权方选项. …/authorization-management/setAuthorizerOptionInfo.html, grade A+B. */
  'POST /cgi-bin/component/set_authorizer_option': either(
    page('setAuthorizerOptionInfo', 'A+B'),
    { body: writeFields },
    write(currentApp),
  ),

  /** The old paths of both, which five SDKs still use, grade B. */
  'POST /cgi-bin/component/api_get_authorizer_option': component(
    page('getAuthorizerOptionInfo', 'B'),
    { body: readFields },
    read(namedApp),
  ),
  'POST /cgi-bin/component/api_set_authorizer_option': component(
    page('setAuthorizerOptionInfo', 'B'),
    { body: writeFields },
    write(namedApp),
  ),

  /** 确认授权（旧）, grade C: no set of ours asks for a confirmation, so every one "needs none". */
  'POST /cgi-bin/component/api_confirm_authorization': component(
    page('confirmAuthorization', 'C'),
    { body: 'component_appid authorizer_appid funscope_category_id confirm_value' },
    (call) => {
      namedApp(call)
      throw no(61019)
    },
  ),
}
