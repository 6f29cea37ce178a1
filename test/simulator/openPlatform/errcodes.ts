/** WeChat's own words for the codes we answer. Unlisted ones (faults on request) are answered with their number. */
const texts: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40170: 'args count exceed count limit',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41018: 'missing component_appid',
  41021: 'missing component_access_token',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit  must slower  retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  48006: 'forbid to clear quota because of reaching the limit',
  61003: 'component is not authorized by this account',
  61004: 'access clientip is not registered',
  61005: 'component ticket is expired',
  61006: 'component ticket is invalid',
  61007: 'api is unauthorized to component',
  61009: 'code is invalid',
  61010: 'code is expired',
  61011: 'invalid component',
  61012: 'invalid option name',
  61013: 'invalid option value',
  61014: 'must use component token for component api',
  61015: 'must use api token for component-authorized api',
  61016: 'function category of api need be confirmed by component',
  61018: 'component had confirmed some funscope category',
  61019: 'funscope category needs no confirm',
  61021: 'funscope category can not be confirmed',
  61023: 'refresh_token is invalid',
  76001: 'rid not found',
  76002: 'rid is error',
  76003: 'rid not belong to you, or cgi_path is malformed',
  76004: 'rid is expired',
  76021: 'cgi_path not found',
  76022: 'could not use this cgi_path, no permission',
  87007: 'session_key is not existd or expired',
  87008: 'invalid sig_method',
  87009: 'invalid signature',
  89002: 'open not exists',
  89300: 'order invalid',
}

/** A "no" of WeChat's: thrown by checks and handlers, answered as errcode and errmsg. */
export class Refused extends Error {
  constructor(
    readonly errcode: number,
    readonly detail = '',
  ) {
    super(`${texts[errcode] ?? `errcode ${errcode}`}${detail && `, ${detail}`}`)
  }
}

export const no = (errcode: number, detail = ''): Refused => new Refused(errcode, detail)

/** errmsg as WeChat writes it, the request id at its end. */
export const errmsg = (refused: Refused, rid: string): string => `${refused.message} rid: ${rid}`
