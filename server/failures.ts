import type { NextStep } from '../shared/next'

export interface FailureRow {
  status: number
  /** What happened and what to do, for the person. */
  text: string
  /** The button below the sentence. */
  next?: NextStep
}

/**
 * Everything that can go wrong on purpose: code → status, sentence, next step. WeChat's own codes have their sentences in
 * `server/wechat/errors`; no sentence exists twice.
 */
export const failures = {
  INVALID_INPUT: { status: 400, text: '填写的内容有误，请检查后再试' },
  UNAUTHENTICATED: { status: 401, text: '登录已失效，请重新登录', next: 'signIn' },
  FORBIDDEN: { status: 403, text: '您没有这项权限，请联系店主' },
  NOT_FOUND: { status: 404, text: '没有找到，可能已被删除' },
  ROUTE_NOT_FOUND: { status: 404, text: '没有这个地址' },
  STORE_NOT_FOUND: { status: 404, text: '没有找到这家店铺，请切换店铺后再试', next: 'switchStore' },
  STOREFRONT_NOT_FOUND: { status: 404, text: '没有找到这家店铺，它可能已经不再营业' },
  METHOD_NOT_ALLOWED: { status: 405, text: '这个地址不支持这种请求' },
  CALLBACK_MISMATCH: { status: 400, text: '推送里的账号与地址里的不一致' },
  STATE_CONFLICT: { status: 409, text: '状态已经变化，请刷新后再试', next: 'refresh' },
  PAYLOAD_TOO_LARGE: { status: 413, text: '内容太大，请缩小后再试' },
  UNSUPPORTED_MEDIA: { status: 415, text: '不支持这种文件格式，请换成 JPG 或 PNG 图片' },
  TOO_OFTEN: { status: 429, text: '操作太频繁，请稍后再试', next: 'wait' },

  // Signing in
  USER_DATA_UNREADABLE: { status: 400, text: '没有读到手机号，请重新点一次授权按钮', next: 'signIn' },
  DEVICE_NOT_FOUND: { status: 404, text: '这台设备已经退出登录了', next: 'refresh' },

  // The platform's own people
  SIGN_IN_REFUSED: { status: 401, text: '用户名或密码不对，请检查后再试' },
  SIGN_IN_LOCKED: { status: 429, text: '密码输错太多次，已暂停登录，请稍后再试', next: 'wait' },
  CONSOLE_HEADER_MISSING: { status: 403, text: '这个请求不是从控制台页面发出的，请刷新页面后再试', next: 'refresh' },
  OPERATOR_NAME_INVALID: {
    status: 400,
    text: '用户名用 2 到 32 个小写字母、数字、点、横线或下划线，以字母或数字开头',
  },
  OPERATOR_NAME_TAKEN: { status: 409, text: '已经有这个用户名，换一个，或用 password 重设它的密码' },
  OPERATOR_NOT_FOUND: { status: 404, text: '没有这个用户名，用 npm run operator -- people 查看都有谁' },
  PASSWORD_TOO_SHORT: { status: 400, text: '密码太短，至少要 12 个字符' },

  // Pictures
  PICTURE_NOT_FOUND: { status: 400, text: '有的图片已经不在了，请删掉它再上传一次' },
  PICTURE_UNREADABLE: { status: 415, text: '这张图片打不开，请换一张 JPG、PNG 或 WebP 图片' },

  // Goods
  EDITED_MEANWHILE: { status: 409, text: '刚刚有人修改过，请刷新后再改，您填写的内容还在', next: 'refresh' },
  GOODS_FULL: { status: 409, text: '商品最多 5000 件，请先删除不再卖的' },
  GOODS_CATEGORY_NOT_FOUND: { status: 404, text: '没有找到这个分类，可能已被删除，请重新选择', next: 'refresh' },
  GOODS_CATEGORY_TAKEN: { status: 409, text: '已经有同名的分类，请换一个名称' },
  GOODS_CATEGORIES_FULL: { status: 409, text: '分类最多 60 个，请先删除不用的' },
  VARIANTS_MISMATCH: { status: 400, text: '规格和价格表对不上，请检查后再试' },
  SPREADSHEET_UNREADABLE: { status: 415, text: '这份表格打不开，请用 Excel 或 WPS 另存为 .xlsx 文件后再试' },
  SPREADSHEET_TOO_LONG: { status: 413, text: '表格太大，一次最多 10000 行，请分成几份' },
  SPREADSHEET_HEADLESS: { status: 400, text: '表格第一行要有“商品名称”和“价格”两列，请用下载的模板填写' },

  // The platform and WeChat
  WECHAT_TICKET_MISSING: {
    status: 503,
    text: '平台刚启动，还没有收到微信的验证票据，一般 10 分钟内恢复；若一直如此，请联系服务商',
    next: 'wait',
  },
  WECHAT_TOKEN_BUSY: { status: 503, text: '平台正在向微信换取凭证，请稍后再试', next: 'retry' },

  // Authorising a mini-program
  ATTEMPT_NOT_FOUND: { status: 404, text: '没有找到这次授权，请回到商家后台重新生成二维码', next: 'authorise' },
  ATTEMPT_CANCELLED: { status: 410, text: '这次授权已经取消，需要时请重新生成二维码', next: 'authorise' },
  ATTEMPT_EXPIRED: { status: 410, text: '二维码已过期，请重新生成一张再扫码', next: 'authorise' },
  AUTHORISATION_UNSETTLED: { status: 503, text: '正在向微信确认这次授权，请稍等片刻', next: 'wait' },
  AUTHORISATION_UNFINISHED: { status: 409, text: '这次授权没有完成，请用同一张二维码再扫一次', next: 'authorise' },
  AUTHORISATION_MISSING: { status: 409, text: '还没有授权小程序，请先完成授权', next: 'authorise' },
  AUTHORISATION_LOST: { status: 409, text: '小程序的授权已失效，请重新授权，店铺数据都还在', next: 'reauthorise' },
  NOT_A_MINI_PROGRAM: {
    status: 409,
    text: '您选的是公众号。开店需要小程序，请重新生成二维码，扫码后在列表里选择小程序',
    next: 'chooseAnotherAccount',
  },
  BOUND_TO_ANOTHER_STORE: {
    status: 409,
    text: '这个小程序已经用于另一家店铺。请重新生成二维码换一个小程序，或切换到那家店铺',
    next: 'chooseAnotherAccount',
  },
  STORE_HAS_MINI_PROGRAM: {
    status: 409,
    text: '本店已经有一个小程序在用。要换成别的，请先在微信公众平台取消原来那个的授权',
    next: 'openWeChatAccount',
  },
  PERMISSION_SETS_MISSING: {
    status: 409,
    text: '授权时少勾选了开店必需的权限，请重新授权并保持全部勾选',
    next: 'reauthorise',
  },
  ACCOUNT_NOT_NORMAL: {
    status: 409,
    text: '这个小程序的账号状态不正常（可能被冻结或已注销），请到微信公众平台处理后重新授权',
    next: 'openWeChatAccount',
  },

  // Templates
  TEMPLATE_UNSETTLED: {
    status: 503,
    text: '微信已收下这份草稿，但模板库里还没有出现，请稍后用同一条命令再试',
    next: 'retry',
  },
  UPLOAD_TOKEN_USED: {
    status: 409,
    text: '这个上传令牌已经用于另一个模板版本，请运行 npm run operator -- upload-token 再生成一个',
  },
  TEMPLATE_FLAVOUR_MISSING: { status: 409, text: '还不知道这个模板是零售还是餐饮，请在转为模板时用 --flavour 说明' },
  TEMPLATE_NOT_AVAILABLE: { status: 409, text: '这个模板已经停用或删除，请换一个模板', next: 'refresh' },

  // Releases
  RELEASE_NOT_FOUND: { status: 404, text: '没有找到这一版，请从版本记录里重新选择', next: 'openStore' },
  RELEASE_IN_FLIGHT: { status: 409, text: '已经有一版正在进行，请等它结束，或先撤回、放弃', next: 'openRelease' },
  PREFLIGHT_FAILED: { status: 409, text: '还有几项没有准备好，请按开店进度里的提示处理', next: 'openStore' },
  RELEASE_OF_ANOTHER_ACCOUNT: {
    status: 409,
    text: '店铺换了小程序，这一版是为原来的小程序做的，请重新提交',
    next: 'openStore',
  },
  INTERFACES_NOT_GRANTED: {
    status: 409,
    text: '页面会用到选择地址等位置接口，微信还没有开通，请先申请，开通后才能提交审核',
    next: 'setPrivacy',
  },
  REVIEW_PICTURES_FULL: { status: 409, text: '最多放 10 张截图，请先删掉一张再添加', next: 'refresh' },
  WITHDRAWN_TOO_LATE: {
    status: 409,
    text: '撤回之前审核已经通过，这一版没有自动发布，请选择发布或放弃',
    next: 'openRelease',
  },
  NO_LIVE_RELEASE: { status: 409, text: '店铺还没有发布过版本，没有可以回退的内容', next: 'openStore' },
  NOT_THE_TRIAL: { status: 409, text: '体验版已经换成别的版本，请打开最新的一版查看', next: 'openStore' },

  // The mini-program's settings
  CATEGORY_WANTS_PROOF: {
    status: 409,
    text: '这个类目要提交资质证明，请用电脑登录微信公众平台，在「设置 → 基本设置 → 服务类目」里添加，通过后这里会自动更新',
    next: 'openWeChatAccount',
  },

  // A store's goods and how it sells
  GOODS_NOT_FOUND: { status: 404, text: '这件商品已经下架或删除，看看别的吧', next: 'refresh' },
  STORE_CLOSED: { status: 409, text: '店铺现在休息，请在营业时间下单' },
  METHOD_NOT_OFFERED: { status: 409, text: '店家暂时不支持这种方式，请换一种', next: 'refresh' },
  PAY_METHOD_NOT_OFFERED: { status: 409, text: '店家暂时不支持这种付款方式，请换一种', next: 'refresh' },
  BELOW_MINIMUM: { status: 409, text: '还没有到起送金额，再选一点吧' },
  OUT_OF_RANGE: { status: 409, text: '这个地址不在配送范围内，请换一个地址，或选择自提' },
  ADDRESS_MISSING: { status: 409, text: '请选择收货地址' },
  CONTACT_MISSING: { status: 409, text: '请填写联系电话，方便店家找到您' },
  TABLE_MISSING: { status: 409, text: '请扫桌上的二维码点餐' },
  TABLE_NOT_FOUND: { status: 404, text: '没有找到这张桌子，请重新扫码，或请店员帮忙' },
  LINES_UNAVAILABLE: { status: 409, text: '有商品卖完或变了，请看一下购物车再下单', next: 'refresh' },
  CART_EMPTY: { status: 409, text: '还没有选商品，先去逛逛吧' },
  CART_FULL: { status: 409, text: '购物车装不下了，请先下单或删掉一些' },
  CART_CHANGED: { status: 409, text: '购物车刚刚变了，可能同桌已经下单，请看一下再下单', next: 'refresh' },
  PRICE_CHANGED: { status: 409, text: '价格刚刚变了，请看一下新的金额再下单', next: 'refresh' },
  WANTED_TIME_OVER: { status: 409, text: '您选的时间已经过了，请重新选一个' },
  WANTED_TIME_CLOSED: { status: 409, text: '您选的时间店铺不营业，请重新选一个' },
  UNPAID_ORDERS_FULL: { status: 409, text: '您有好几笔订单还没有付款，或店家还没有接单，请先付款或取消' },
  TEXT_REFUSED: { status: 422, text: '这段文字没有通过微信的内容检查，请换个说法' },

  // Orders
  ORDER_NOT_FOUND: { status: 404, text: '没有找到这张订单，可能是别的店铺的' },
  PICKUP_CODE_UNKNOWN: { status: 404, text: '没有找到这个取货码，请核对后再试' },
  ORDER_NOT_PAID: { status: 409, text: '这张订单还没有收到钱，请先确认收款' },
  ACTION_NOT_ALLOWED: { status: 409, text: '订单现在不能这样操作，请刷新后再看', next: 'refresh' },
  TRACKING_MISSING: { status: 400, text: '请选择快递公司并填写单号' },
  REFUND_NOT_FOUND: { status: 404, text: '没有找到这笔退款，请刷新后再看', next: 'refresh' },
  REFUNDS_USED_UP: {
    status: 409,
    text: '这笔付款已经分 50 次退过，微信支付不能再退了。剩下的钱需要店家用别的方式退给顾客',
  },
  REFUND_TOO_MUCH: { status: 409, text: '退款超过了可退的金额，请改小一点' },
  // Payment
  PAYMENT_ACCOUNT_MISSING: { status: 409, text: '店铺还没有开通微信支付，请换一种付款方式', next: 'refresh' },
  PAYMENT_ACCOUNT_INCOMPLETE: { status: 409, text: '收款资料还没有填完整，请补齐后再检查', next: 'setPayment' },
  PARTNER_NOT_OFFERED: { status: 409, text: '服务商还没有开通代收款，请用您自己的商户号', next: 'setPayment' },
  PAYMENT_V2_NOT_OFFERED: {
    status: 409,
    text: '这里不支持只有旧版密钥的商户号。请在商户平台的 API安全 里设置 APIv3密钥，再用它收款',
    next: 'setPayment',
  },
  PAYMENT_VALUE_UNREADABLE: {
    status: 400,
    text: '认不出这是什么。请用证书压缩包里的 apiclient_cert.p12、apiclient_cert.pem、apiclient_key.pem，或者 pub_key.pem',
  },
  ORDER_BEING_PAID: { status: 409, text: '顾客正在付款，请等结果出来再操作', next: 'wait' },
  PAYMENT_EXPIRED: { status: 409, text: '付款时间已经过了，请重新下单', next: 'refresh' },
  PAYMENT_TEST_OVER: { status: 404, text: '这个测试码已经失效，请在商家后台重新打开一个' },
  INCIDENT_NOT_FOUND: { status: 404, text: '没有找到这条记录，请刷新后再看', next: 'refresh' },

  SITTING_NOT_FOUND: { status: 404, text: '这桌已经结束了', next: 'refresh' },
  OWED_CHANGED: { status: 409, text: '金额刚刚变了，请核对新的金额再确认', next: 'refresh' },
  SITTING_CHANGED: { status: 409, text: '这桌刚刚变了，请核对新的金额再清台', next: 'refresh' },
  SITTING_AWAITS_PAYMENT: { status: 409, text: '这桌有订单等顾客用微信支付，付款或关闭后再清台', next: 'refresh' },

  // Staff
  STAFF_NOT_FOUND: { status: 404, text: '没有找到这位店员，可能已经移除', next: 'refresh' },
  OWNER_STAYS: { status: 409, text: '店主不能移除，也不能改成别的角色' },
  INVITE_NOT_VALID: { status: 410, text: '邀请码已过期或被别人用过，请让店主重新生成' },

  // Customers
  CUSTOMER_NOT_FOUND: { status: 404, text: '没有找到这位顾客' },
  ADDRESS_NOT_FOUND: { status: 404, text: '没有找到这个地址，请重新选择', next: 'refresh' },
  TOO_MANY_ADDRESSES: { status: 409, text: '地址已经满 20 个，请先删掉不用的' },
  ORDERS_UNDER_WAY: { status: 409, text: '还有没完成的订单，等它们结束后再删除个人信息' },

  DATABASE_UNREACHABLE: {
    status: 503,
    text: '平台暂时连不上数据库，请稍后再试；若一直如此，请联系服务商',
    next: 'retry',
  },
  INTERNAL: { status: 500, text: '系统出错了，请稍后再试；若一直如此，请把编号告诉服务商', next: 'retry' },
} as const satisfies Record<string, FailureRow>

export type FailureCode = keyof typeof failures

/** Goes to the log, never into an answer. */
export type FailureDetail = Readonly<Record<string, unknown>>

interface FailureExtras {
  /** The input field that is wrong: the first step of its path. */
  field?: string
  /** A sentence that says more than the row's. */
  text?: string
  cause?: unknown
}

/** Thrown on purpose; becomes `{ error: { code, text, next?, field?, requestId } }`. */
export class Failure extends Error {
  override name = 'Failure'
  readonly status: number
  readonly text: string
  readonly next: NextStep | undefined
  readonly field: string | undefined

  /** A row of the table. */
  constructor(code: FailureCode, detail?: FailureDetail, extras?: FailureExtras)
  /** A code that has its sentence elsewhere, such as WeChat's. */
  constructor(code: string, detail: FailureDetail, row: FailureRow & FailureExtras)
  constructor(
    readonly code: string,
    readonly detail: FailureDetail = {},
    extras: FailureExtras & Partial<FailureRow> = {},
  ) {
    super(`${code} ${JSON.stringify(detail)}`, { cause: extras.cause })
    const row: FailureRow = (failures as Record<string, FailureRow>)[code] ?? { status: 500, text: code }
    this.status = extras.status ?? row.status
    this.text = extras.text ?? row.text
    this.next = extras.next ?? row.next
    this.field = extras.field
  }
}

/** True for a failure with one of these codes. */
export const isFailure = (error: unknown, ...codes: string[]): error is Failure =>
  error instanceof Failure && (codes.length === 0 || codes.includes(error.code))
