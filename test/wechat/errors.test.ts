import {
  declined,
  errcodeError,
  errorTable,
  errorTexts,
  noAnswer,
  refusedIp,
  sentenceOf,
  type ErrorClass,
} from '../../server/wechat/errors'
import { nextSteps } from '../../shared/next'

/** 全局返回码 by class, as documented: the table has each of them, in that class. */
// prettier-ignore
const documented: Record<ErrorClass, number[]> = {
  retry: [-1, 86301, 89247, 89401, 91010, 91012, 886001, 9402202, 10060012, 10060019],
  quota: [1001, 1003, 1005, 1007, 44990, 44991, 45009, 45011, 45029, 45040, 45047, 48006, 53000, 53011, 53200, 53202, 53300, 53301, 53310, 61027, 61038, 61055, 61063, 61065, 61067, 61071, 85002, 85003, 85016, 85025, 85026, 85027, 85028, 85049, 85061, 85065, 85073, 85085, 85093, 85400, 86005, 86006, 86101, 86102, 87013, 89004, 89007, 89009, 89016, 89017, 89029, 89032, 89238, 89405, 91013, 91030, 200012, 886000],
  account: [1002, 1004, 1006, 1008, 40226, 41033, 43004, 43019, 43101, 43104, 43107, 43108, 43116, 48001, 48002, 48004, 50001, 50002, 53302, 53305, 61007, 61017, 61026, 61036, 61051, 61052, 61061, 61064, 61066, 61068, 61069, 61072, 80082, 85059, 85062, 85063, 85070, 85075, 85083, 85088, 85091, 85312, 86003, 86007, 86008, 86009, 86010, 86021, 86034, 87006, 88000, 89001, 89003, 89008, 89013, 89231, 89236, 91001, 200011, 200013, 9400001],
  token: [40001, 40014, 40030, 41001, 42001, 42002, 42006, 61014, 61015, 61024, 76022, 86000],
  param: [40002, 40003, 40004, 40005, 40006, 40007, 40008, 40009, 40016, 40017, 40018, 40019, 40020, 40023, 40029, 40033, 40035, 40037, 40054, 40055, 40066, 40085, 40097, 40129, 40137, 40159, 40163, 40165, 40169, 40170, 40212, 41002, 41003, 41005, 41006, 41018, 41021, 41028, 41029, 41030, 42003, 43001, 43002, 43003, 44002, 45001, 45002, 45010, 45064, 45072, 46001, 46004, 47001, 47003, 53303, 53306, 53311, 61008, 61009, 61010, 61012, 61013, 61020, 61025, 61032, 61033, 61034, 61056, 61070, 65318, 76001, 76002, 76003, 76004, 76021, 80066, 80067, 85001, 85006, 85007, 85010, 85011, 85012, 85013, 85014, 85015, 85022, 85023, 85024, 85043, 85044, 85045, 85046, 85047, 85048, 85051, 85055, 85056, 85057, 85058, 85060, 85064, 85066, 85067, 85068, 85078, 85081, 85082, 85084, 85087, 85092, 85094, 85096, 85310, 85311, 85401, 85402, 85403, 86004, 86012, 86017, 86022, 86030, 86032, 86036, 86068, 86069, 86070, 86071, 86072, 86073, 86100, 86303, 86328, 87008, 87009, 89014, 89239, 89244, 89248, 89253, 89255, 89256, 89257, 89300, 91009, 91011, 200014, 200016, 200017, 200020, 200021, 9402203, 10060005, 10060006, 10060007, 10060008, 10060009, 10060014, 10060020, 10060024, 10060025, 10060026, 10060031, 268485194, 268485195, 268485196, 268485197, 268485216, 268485224, 268485226, 268485227, 268485228],
  config: [40013, 40094, 40125, 41004, 61011, 61028, 85018, 85069, 85302, 86031, 86033, 86040, 86103, 89020, 89021, 89254, 89295],
  ticket: [40091, 61005, 61006],
  ip: [40164, 45035, 61004],
  reauth: [42007, 61003, 61023],
  state: [45015, 45080, 45081, 46003, 53203, 53304, 53307, 53308, 53309, 61016, 61018, 61019, 61021, 61022, 61031, 61035, 61039, 61058, 85004, 85005, 85008, 85009, 85017, 85019, 85020, 85021, 85050, 85052, 85053, 85054, 85071, 85072, 85074, 85077, 85079, 85080, 85086, 85089, 85090, 85095, 85301, 86001, 86002, 86074, 86075, 86202, 86324, 86330, 86353, 86358, 86368, 87007, 87011, 87012, 89000, 89002, 89010, 89011, 89012, 89015, 89018, 89019, 89237, 89243, 89249, 89250, 89251, 89252, 89402, 89403, 89404, 91002, 91003, 91018, 91019, 91021, 10060001, 10060002, 10060003, 10060004, 10060023],
  content: [45168, 53010, 53012, 53013, 53014, 53015, 53016, 53017, 53018, 53019, 53201, 53204, 61037, 61040, 85029, 85031, 85032, 85033, 85034, 85035, 85036, 86011, 86020, 86302, 86308, 87014, 91004, 91005, 91006, 91007, 91008, 91014, 91015, 91016, 91017],
}

const codes = Object.entries(documented).flatMap(([errorClass, list]) =>
  list.map((code) => [code, errorClass] as const),
)

describe('the table of errcodes', () => {
  it('has every documented code in its class, and no other', () => {
    const ours = Object.entries(errorTable).map(([code, row]) => [Number(code), row.errorClass] as const)
    expect(new Map(ours)).toEqual(new Map(codes))
  })

  it('names a meaning and a failure with a sentence for each', () => {
    for (const row of Object.values(errorTable)) {
      expect(row.meaning.length).toBeGreaterThan(4)
      expect(errorTexts[row.code]).toBeDefined()
    }
  })

  it.each([
    [-1, 'WECHAT_BUSY'],
    [40029, 'LOGIN_CODE_INVALID'],
    [40125, 'WECHAT_SECRET_WRONG'],
    [40163, 'LOGIN_CODE_USED'],
    [40164, 'WECHAT_OWN_IP_NOT_ALLOWED'],
    [40226, 'LOGIN_REFUSED'],
    [45011, 'TOO_OFTEN'],
    [61003, 'AUTHORISATION_REVOKED'],
    [61004, 'WECHAT_IP_NOT_ALLOWED'],
    [61005, 'WECHAT_TICKET_INVALID'],
    [61006, 'WECHAT_TICKET_INVALID'],
    [61007, 'PERMISSION_SET_MISSING'],
    [61009, 'AUTHORISATION_CODE_SPENT'],
    [61010, 'AUTHORISATION_CODE_SPENT'],
    [61023, 'REFRESH_TOKEN_INVALID'],
  ])('calls %d %s', (errcode, code) => {
    expect(errcodeError('/path', errcode, '').code).toBe(code)
  })
})

/** What a release meets on its way: each has a name of its own, so that nobody has to read a number. */
// prettier-ignore
const onTheWay: Record<string, number[]> = {
  TEMPLATE_MISSING: [85014, 85064], TEMPLATE_BROKEN: [85043], TEMPLATE_NOT_ORDINARY: [9402203], TEMPLATE_LIBRARY_FULL: [85065],
  PACKAGE_TOO_LARGE: [85044], EXT_JSON_REFUSED: [85013], EXT_JSON_PAGE_MISSING: [85045], EXT_JSON_TAB_WITHOUT_PAGE: [85046],
  EXT_JSON_PAGES_EMPTY: [85047], EXT_JSON_MALFORMED: [85048], OPERATION_RUNNING: [85090, 9402202], NO_TRIAL_VERSION: [85086, 86001],
  PLATFORM_DOMAIN_MISSING: [85018, 85302, 89020, 89021], SERVER_DOMAINS_UNCHANGED: [85017, 85301],
  WEB_VIEW_DOMAINS_UNCHANGED: [89019], DOMAINS_FULL: [85016, 86101, 89029], DOMAIN_CHANGES_USED_UP: [45040, 86102],
  DOMAIN_REFUSED: [86100], PLATFORM_CHECK_FILE_MISSING: [85069, 86103], NOT_FOR_PERSONS: [85075, 89231], MINI_PROGRAMS_ONLY: [85015],
  CODE_SCAN_RUNNING: [61039], PRIVACY_API_UNDECLARED: [61040, 85312], PRIVACY_API_DECLARATION_WRONG: [85310, 85311],
  PRIVACY_CONTACT_MISSING: [86069], PRIVACY_FILE_REFUSED: [86070, 86071], PRIVACY_ITEM_UNKNOWN: [86072],
  PRIVACY_PURPOSE_MISSING: [86073], PRIVACY_NOT_LIVE: [86074], PRIVACY_IN_REVIEW: [86075], PRIVACY_API_IN_REVIEW: [61031],
  PRIVACY_API_PROOF_WANTED: [61034, 61037], PRIVACY_API_OPEN: [61035], PRIVACY_API_UNFIT: [61036], PRIVACY_API_QUOTA_USED_UP: [61038],
  RELEASE_ALREADY_QUEUED: [85009, 85050], REVIEW_QUOTA_USED_UP: [85085], JUMP_LIST_MISSING: [85087], BASICS_MISSING: [86002],
  CATEGORY_MISSING: [85008], CATEGORY_WITHDRAWN: [85077], CONTENT_SAFETY_STATEMENT_MISSING: [85094], MINI_GAME_REFUSED: [87006],
  REVIEW_PAGES_WRONG: [85006, 85007, 85010, 85011, 85023], REVIEW_MATERIAL_TOO_MUCH: [85051, 85093], REVIEW_NOT_FOUND: [85012, 85058],
  SUBMISSION_FORBIDDEN: [86007], PLATFORM_SUBMISSION_FORBIDDEN: [86008, 86009, 86010], WITHDRAWAL_QUOTA_USED_UP: [87013],
  EXPEDITE_NOT_QUEUED: [89402], EXPEDITE_NOT_ALLOWED: [89403], EXPEDITED_ALREADY: [89404], EXPEDITE_QUOTA_USED_UP: [89405],
  NO_APPROVED_VERSION: [85019], REVIEW_NOT_PASSED: [85020, 85080], ALREADY_RELEASED: [85052], VISIT_STATUS_FIXED: [85021],
  DEVELOPMENT_APP_WITH_LIVE: [9400001], STAGE_TOO_SMALL: [85081, 85082], STAGED_RELEASE_RUNNING: [87011],
  NO_VERSION_TO_ROLL_BACK: [87012], NOT_RELEASED: [85074, 85079], LIBRARY_VERSION_WRONG: [89014],
  WECHAT_ID_NOT_FOUND: [85001, 86004, 86032], TESTERS_FULL: [85002, 89032], TESTER_HAS_TOO_MANY: [85003], TESTER_ALREADY_BOUND: [85004],
  CATEGORY_QUOTA_USED_UP: [53300, 53310], CATEGORIES_FULL: [53301], CATEGORY_ALREADY_SET: [53304], CATEGORY_IN_REVIEW: [53308],
  CATEGORY_NOT_REJECTED: [53306, 53307], CATEGORY_NOT_DELETABLE: [53309],
  PAGE_NOT_LIVE: [40165, 41030], SCENE_REFUSED: [40129, 40169], CODES_USED_UP: [45029], LINK_RULE_WRONG: [85066],
  LINK_TEST_WRONG: [85068], LINK_FORBIDDEN: [85070], LINK_RULE_EXISTS: [85071], LINK_RULE_TAKEN: [85072], LINK_RULES_FULL: [85073],
  LINK_RULE_DAMAGED: [85095], LINK_PUBLICATIONS_USED_UP: [886000],
}

describe('what a release meets on its way', () => {
  it.each(Object.entries(onTheWay))('is called %s, and is nothing else', (code, errcodes) => {
    const ours = Object.entries(errorTable).flatMap(([errcode, row]) => (row.code === code ? [Number(errcode)] : []))
    expect(ours).toEqual(errcodes)
  })

  it.each([53304, 61035, 85004, 85017, 85052, 85071, 85301, 89019, 89404])(
    'is done already when it is %d',
    (errcode) => {
      const error = errcodeError('/path', errcode, '')
      expect([error.errorClass, declined(error)]).toEqual(['state', true])
      expect(error.code).not.toBe('WECHAT_STATE_CHANGED')
    },
  )
})

describe('the sentences', () => {
  const rows = Object.entries(errorTexts)

  it.each(rows)('of %s is Chinese, says something, and leads somewhere', (_code, { text, who, next }) => {
    expect(text).toMatch(/^[\u4e00-\u9fff\w\s，；：、（）]{6,60}$/u)
    expect(text).toMatch(/[\u4e00-\u9fff]{4}/u)
    expect(['merchant', 'operator', 'wechat']).toContain(who)
    expect(nextSteps).toContain(next)
  })

  it('exist once', () => {
    expect(new Set(rows.map(([, { text }]) => text)).size).toBe(rows.length)
  })
})

describe('an error', () => {
  it('is a no when the errcode says no', () => {
    expect(declined(errcodeError('/path', 85009, 'x'))).toBe(true)
    expect(declined(errcodeError('/path', 9402202, 'still running'))).toBe(true)
    expect(declined(errcodeError('/path', 123456, 'unheard of'))).toBe(true)
  })

  it.each([-1, 886001, 10060012, 10060019, 86301, 89247, 89401, 91010, 91012])('is no no when %d broke', (errcode) => {
    expect(declined(errcodeError('/path', errcode, 'system error'))).toBe(false)
  })

  it('is no no when nothing came back, or when it is not WeChat’s', () => {
    expect(declined(noAnswer('/path', 'timeout'))).toBe(false)
    expect(declined(new Error('bug'))).toBe(false)
  })

  it('has a sentence whatever it is', () => {
    expect(sentenceOf(noAnswer('/path', 'timeout'))).toBe(errorTexts.WECHAT_NO_ANSWER)
    expect(sentenceOf(errcodeError('/path', 123456, ''))).toBe(errorTexts.WECHAT_REQUEST_REFUSED)
  })

  it('reads well in a log', () => {
    const error = errcodeError(
      '/cgi-bin/component/api_component_token',
      61004,
      'not registered, requestIP: 192.0.2.7 rid: 1-a',
    )
    expect(error.message).toBe(
      '/cgi-bin/component/api_component_token: 61004 not registered, requestIP: 192.0.2.7 rid: 1-a (our address is not on the list of the platform)',
    )
    expect(noAnswer('/path', 'timeout').message).toBe('/path: no answer (timeout)')
  })

  it.each([
    [61004, 'access clientip is not registered requestIP: 192.0.2.7 rid: 1', '192.0.2.7'],
    [40164, 'invalid ip 192.0.2.7 ipv6 ::ffff:192.0.2.7, not in whitelist rid: 1', '192.0.2.7'],
    [61004, 'access clientip is not registered', null],
    [40013, 'about 192.0.2.7', null],
  ])('%d tells the address that WeChat saw', (errcode, errmsg, ip) => {
    expect(refusedIp(errcodeError('/path', errcode, errmsg))).toBe(ip)
  })
})
