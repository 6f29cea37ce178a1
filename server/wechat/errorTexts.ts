import type { NextStep } from '../../shared/next'
import type { Actor } from '../../shared/requirement'

export interface ErrorText {
  /** Who can end it. */
  who: Actor
  /** What happened and what to do, in words a shop owner understands. */
  text: string
  next: NextStep
}

const merchant = (text: string, next: NextStep): ErrorText => ({ who: 'merchant', text, next })
const operator = (text: string, next: NextStep = 'contactOperator'): ErrorText => ({ who: 'operator', text, next })
const wechat = (text: string, next: NextStep = 'wait'): ErrorText => ({ who: 'wechat', text, next })

/**
 * Stable failure codes for what WeChat refuses, with the sentence for the person. `errorTable.ts` says which errcode is
 * which of these; an endpoint row may choose another one for its own meaning of an errcode.
 */
export const errorTexts = {
  // One for each class: the sentence of every errcode that has none of its own.
  WECHAT_BUSY: wechat('微信系统繁忙，请过一会儿再试', 'retry'),
  WECHAT_TOKEN_REFUSED: operator('微信没有接受平台的调用凭证，请稍后再试；若一直如此，请联系服务商', 'retry'),
  WECHAT_TICKET_INVALID: operator('平台正在等待微信推送新的验证票据，通常十分钟内恢复，请稍后再试', 'wait'),
  AUTHORISATION_REVOKED: merchant('小程序还没有授权给我们，或者授权已被取消，请重新授权', 'reauthorise'),
  WECHAT_IP_NOT_ALLOWED: operator('服务器的出口 IP 不在第三方平台的白名单里，请服务商到微信开放平台的开发配置中添加'),
  WECHAT_QUOTA_USED_UP: wechat('这项操作在微信的限额已经用完，请过一段时间再试'),
  WECHAT_REQUEST_REFUSED: operator('微信没有接受这次请求，请联系服务商并说明您刚才做了什么'),
  WECHAT_STATE_CHANGED: merchant('小程序在微信里的状态和这里显示的不一样，请刷新后再试', 'refresh'),
  WECHAT_ACCOUNT_RESTRICTED: merchant(
    '微信不允许这个账号或主体使用这项功能，请登录微信公众平台查看原因',
    'openWeChatAccount',
  ),
  WECHAT_CONTENT_REFUSED: merchant('微信没有通过您填写的内容，请修改后再提交', 'editStore'),
  WECHAT_CONFIG_WRONG: operator('平台在微信开放平台的设置有误，请联系服务商处理'),
  WECHAT_NO_ANSWER: wechat('微信没有回应，这次操作可能已经成功，也可能没有，请稍后刷新查看结果', 'refresh'),

  // Credentials of the platform
  WECHAT_SECRET_WRONG: operator('AppSecret 不正确或已被重置，请服务商核对后更新平台配置'),
  WECHAT_APPID_WRONG: operator('AppID 不正确，或与所用的凭证不是同一个账号，请服务商核对平台配置'),
  WECHAT_OWN_IP_NOT_ALLOWED: operator(
    '服务器的出口 IP 不在商家后台小程序的白名单里，请服务商到微信公众平台的开发管理中添加',
  ),
  PLATFORM_NOT_PUBLISHED: operator('第三方平台还没有全网发布，只有授权测试列表里的账号可以使用，请联系服务商'),
  PLATFORM_PERMISSION_SETS_MISSING: operator('第三方平台自身缺少所需的权限集，请服务商勾选并重新全网发布'),
  PLATFORM_DOMAIN_MISSING: operator('域名还没有登记到第三方平台，或者没有备案，请联系服务商'),
  PLATFORM_CHECK_FILE_MISSING: operator('域名下的校验文件打不开或内容不对，请服务商检查服务器'),
  DOMAIN_REFUSED: operator('微信没有接受这个域名，请服务商检查写法和备案'),
  DOMAINS_FULL: operator('域名数量已达微信的上限，请服务商删除不再使用的域名'),
  DOMAIN_CHANGES_USED_UP: operator('本月修改域名的次数已用完，请等到下个月', 'wait'),
  SERVER_DOMAINS_UNCHANGED: operator('服务器域名没有变化：已经是这样，或者没有登记、没有备案，请服务商核对'),
  WEB_VIEW_DOMAINS_UNCHANGED: wechat('业务域名已经是这样，不需要再设置', 'refresh'),
  PLATFORM_SUBMISSION_FORBIDDEN: operator('微信暂停了服务商提交审核的权限，请联系服务商'),

  // Authorisation
  REFRESH_TOKEN_INVALID: merchant('小程序的授权已经失效，请重新授权', 'reauthorise'),
  AUTHORISATION_CODE_SPENT: merchant('这次授权的凭证已经用过或已过期；若这里还没有显示已授权，请重新扫码', 'authorise'),
  PERMISSION_SET_MISSING: merchant('授权时没有勾选这项权限，请重新授权并勾选全部权限', 'reauthorise'),
  API_NOT_GRANTED: merchant('小程序还没有这项接口权限：请先完成微信认证，并在重新授权时勾选全部权限', 'reauthorise'),
  API_FORBIDDEN: merchant('这项接口因违规被微信封禁，请登录微信公众平台查看', 'openWeChatAccount'),
  ACCOUNT_FROZEN: merchant('小程序账号已被冻结或注销，请登录微信公众平台查看', 'openWeChatAccount'),
  ACCOUNT_NOT_VERIFIED: merchant('账号还没有完成微信认证，请先到微信公众平台认证', 'openWeChatAccount'),
  MINI_PROGRAMS_ONLY: merchant('这项功能只支持小程序，请授权一个小程序', 'chooseAnotherAccount'),
  FAST_REGISTERED_ONLY: merchant('这项功能只支持由平台代为注册的小程序，请到微信公众平台自行操作', 'openWeChatAccount'),
  NOT_FOR_PERSONS: merchant('个人主体的小程序不支持这项功能，请使用企业或个体工商户的小程序', 'chooseAnotherAccount'),

  // Sign-in
  LOGIN_CODE_INVALID: merchant('登录凭证已过期，请重新进入小程序', 'signIn'),
  LOGIN_CODE_USED: merchant('登录凭证已被使用，请重新进入小程序', 'signIn'),
  LOGIN_REFUSED: merchant('微信认为这个微信号存在风险，暂时不能登录，请换一个微信号或过些时候再试', 'retry'),
  SESSION_KEY_EXPIRED: merchant('登录状态已过期，请重新登录', 'signIn'),
  VISIT_TOO_LONG_AGO: merchant('打开小程序已超过两小时，请重新进入后再试', 'signIn'),
  PHONE_CODE_INVALID: merchant('手机号授权已过期，请再点一次获取手机号', 'retry'),

  // How often
  TOO_OFTEN: merchant('操作过于频繁，请一分钟后再试', 'wait'),
  DAILY_QUOTA_USED_UP: wechat('今天向微信请求的次数已用完，请明天再试'),
  QUOTA_RESETS_USED_UP: operator('本月清空调用次数的机会已用完，请等到下个月', 'wait'),

  // Files
  FILE_TYPE_REFUSED: merchant('微信不支持这种文件格式，请换成 JPG 或 PNG 图片', 'retry'),
  FILE_TOO_LARGE: merchant('文件太大，请压缩后再上传', 'retry'),
  MEDIA_GONE: merchant('微信已经不再保存这个文件，无法查看', 'refresh'),
  MEDIA_EXPIRED: merchant('上传的文件已过期，请重新上传', 'retry'),

  // Name, avatar, introduction
  BASICS_MISSING: merchant('请先把小程序的名称、头像和简介填写完整', 'editStore'),
  NAME_FORMAT_WRONG: merchant('名称的格式不符合微信的要求，请换一个名称', 'editStore'),
  NAME_FORBIDDEN: merchant('微信不允许使用这个名称，请换一个名称', 'editStore'),
  NAME_TAKEN: merchant('这个名称已经被占用，请换一个名称', 'editStore'),
  NAME_CONFLICT: merchant('这个名称与其他主体的名称冲突，请换一个名称', 'editStore'),
  NAME_IS_WECHAT_ID: merchant('这个名称与某个微信号相同，请换一个名称', 'editStore'),
  NAME_PROTECTED: merchant('这个名称还在保护期内，请换一个名称或过些天再试', 'editStore'),
  NAME_PROOF_WANTED: merchant('使用这个名称需要提交证明材料，请补充后再提交', 'editStore'),
  NAME_CHECKED_TOO_OFTEN: merchant('名称检测过于频繁，请稍后再试', 'wait'),
  NAME_WAITS_FOR_REVIEW: merchant('小程序正在审核，暂时不能改名，请等审核结束后再改', 'wait'),
  NAME_LOCKED: merchant('小程序发布后只能通过微信认证改名，请到微信公众平台操作', 'openWeChatAccount'),
  INTRODUCTION_REFUSED: merchant('简介里有微信不允许的内容，请修改后再提交', 'editStore'),
  INTRODUCTION_QUOTA_USED_UP: merchant('本月修改简介的次数已用完，请下个月再改', 'wait'),
  AVATAR_QUOTA_USED_UP: merchant('修改头像的次数已用完，请过些时候再改', 'wait'),

  // Categories
  CATEGORY_MISSING: merchant('小程序还没有通过审核的经营类目，请先设置类目', 'setCategory'),
  CATEGORY_WITHDRAWN: merchant('所选类目已被微信停用，请重新选择', 'setCategory'),
  CATEGORY_NOT_ALLOWED: merchant('您的主体不能选择这个类目，请换一个类目', 'setCategory'),
  CATEGORY_LICENCE_MISSING: merchant('这个类目需要资质证明，请补充后再提交', 'setCategory'),
  CATEGORIES_FULL: merchant('类目数量已达上限，请先删除一个', 'setCategory'),
  CATEGORY_QUOTA_USED_UP: merchant('本月添加类目的次数已用完，请下个月再试', 'wait'),
  CATEGORY_IN_REVIEW: merchant('类目正在审核，请等审核结束后再修改', 'wait'),
  CATEGORY_ALREADY_SET: merchant('这个类目已经设置过了，不需要再添加', 'refresh'),
  CATEGORY_NOT_REJECTED: merchant('只有被驳回的类目可以修改资质，其他情况请删除后重新添加', 'refresh'),
  CATEGORY_NOT_DELETABLE: merchant('微信不允许删除这个类目', 'refresh'),

  // Releases
  OPERATION_RUNNING: wechat('微信还在处理这个小程序的上一个操作，请稍后再试'),
  DRAFT_MISSING: operator('这份草稿已经不在草稿箱，可能被新的上传替换，请刷新后再选', 'refresh'),
  TEMPLATE_LIBRARY_FULL: operator('模板库已满，请服务商先删除不再使用的模板'),
  TEMPLATE_MISSING: operator('所选的模板已经不存在，请重新选择或联系服务商'),
  TEMPLATE_BROKEN: operator('模板已损坏，请服务商重新上传模板'),
  TEMPLATE_NOT_ORDINARY: operator('标准模板不接受店铺配置，请服务商换用普通模板'),
  PACKAGE_TOO_LARGE: operator('模板的代码包超过微信的大小限制，请服务商精简后重新上传'),
  EXT_JSON_REFUSED: operator('微信没有接受店铺配置，请服务商按模板检查配置'),
  EXT_JSON_PAGE_MISSING: operator('店铺配置里有模板中不存在的页面，请服务商修改配置或换用模板'),
  EXT_JSON_TAB_WITHOUT_PAGE: operator('店铺配置里有一个底部标签没有对应的页面，请服务商修改配置'),
  EXT_JSON_PAGES_EMPTY: operator('店铺配置里的页面列表是空的，请服务商修改配置'),
  EXT_JSON_MALFORMED: operator('店铺配置不是正确的 JSON 文本，请服务商检查平台程序'),
  LIBRARY_VERSION_WRONG: operator('没有这个基础库版本，请服务商核对版本号'),
  NO_TRIAL_VERSION: merchant('还没有上传过体验版，请先生成体验版', 'refresh'),
  CODE_SCAN_RUNNING: wechat('微信正在检测代码，大约需要一分钟，请稍后再提交'),
  PRIVACY_API_UNDECLARED: operator('代码用到了还没有申请或声明的隐私接口，请联系服务商处理'),
  PRIVACY_API_DECLARATION_WRONG: operator('隐私接口的声明写法有误或互相冲突，请服务商修改店铺配置'),
  JUMP_LIST_MISSING: operator('代码会跳转到其他小程序，但没有声明是哪些，请服务商修改模板'),
  DEVELOPMENT_APP_WITH_LIVE: operator('带直播能力的开发小程序不能发布，请服务商先解除它的开发小程序身份'),
  MINI_GAME_REFUSED: merchant('小游戏不能由平台提交审核，请换一个小程序', 'chooseAnotherAccount'),
  REVIEW_PAGES_WRONG: operator('提交审核的页面、标题或标签不符合要求，请服务商修改后再提交'),
  REVIEW_MATERIAL_TOO_MUCH: merchant('版本说明太长，或者预览图片、视频太多，请减少后再提交', 'retry'),
  RELEASE_ALREADY_QUEUED: merchant('已经有一个版本正在审核，请等待结果或先撤回', 'refresh'),
  CONTENT_SAFETY_STATEMENT_MISSING: merchant('请补充内容安全机制的说明后再提交', 'retry'),
  REVIEW_NOT_FOUND: merchant('没有找到这次审核，请刷新后查看最新的状态', 'refresh'),
  NO_APPROVED_VERSION: merchant('没有审核通过的版本可以发布，请先提交审核', 'refresh'),
  REVIEW_NOT_PASSED: merchant('审核还没有通过，请等待结果后再发布', 'refresh'),
  REVIEW_QUOTA_USED_UP: operator('服务商本月的提审额度已用完，请联系服务商'),
  EXPEDITE_QUOTA_USED_UP: operator('服务商本月的加急审核次数已用完，请等待正常审核', 'wait'),
  EXPEDITE_NOT_QUEUED: merchant('没有正在排队的审核，不需要加急', 'refresh'),
  EXPEDITE_NOT_ALLOWED: merchant('这一类审核不支持加急，请等待正常审核', 'wait'),
  EXPEDITED_ALREADY: wechat('这次审核已经加急，请等待结果'),
  SUBMISSION_FORBIDDEN: merchant('微信禁止这个小程序提交审核，请登录微信公众平台查看原因', 'openWeChatAccount'),
  ALREADY_RELEASED: merchant('这个版本已经发布，不需要再发布', 'refresh'),
  VISIT_STATUS_FIXED: merchant('小程序的服务状态现在不能更改，请登录微信公众平台查看', 'openWeChatAccount'),
  NOT_RELEASED: merchant('小程序还没有发布，请先发布后再试', 'refresh'),
  WITHDRAWAL_QUOTA_USED_UP: merchant('撤回审核的次数已用完，请等待审核结果', 'wait'),
  STAGED_RELEASE_RUNNING: merchant('正在分阶段发布，请先取消后再回退', 'refresh'),
  STAGE_TOO_SMALL: merchant('分阶段发布的比例只能在 100 以内逐步增加，请重新填写', 'retry'),
  NO_VERSION_TO_ROLL_BACK: merchant('没有可以回退的版本，需要改动时请发布新版本', 'refresh'),
  CONTENT_VIOLATION: merchant('内容含有微信不允许的信息，请修改后再提交', 'retry'),

  // Privacy
  PRIVACY_CONTACT_MISSING: merchant('隐私保护指引缺少联系方式或通知方式，请先填写店铺的联系方式', 'editStore'),
  PRIVACY_FILE_REFUSED: operator('隐私保护指引的文件不符合要求，只支持 100 KB 以内的 txt 文件'),
  PRIVACY_ITEM_UNKNOWN: operator('隐私保护指引里有微信不认识的信息类型，请服务商修改'),
  PRIVACY_PURPOSE_MISSING: operator('隐私保护指引里有信息类型没有写明用途，请服务商补充'),
  PRIVACY_NOT_LIVE: operator('还没有已经生效的隐私保护指引，请服务商先随新版本一起提交'),
  PRIVACY_IN_REVIEW: wechat('隐私保护指引正在审核，请等审核结束后再修改'),
  PRIVACY_API_IN_REVIEW: wechat('这个隐私接口正在审核，请等待结果'),
  PRIVACY_API_OPEN: wechat('这个隐私接口不需要申请，可以直接使用', 'refresh'),
  PRIVACY_API_UNFIT: merchant('小程序的类目不支持这个隐私接口，请更换类目后再申请', 'setCategory'),
  PRIVACY_API_PROOF_WANTED: operator('申请隐私接口的理由或材料不符合要求，请服务商补充'),
  PRIVACY_API_QUOTA_USED_UP: wechat('申请隐私接口的次数过多，请过些时候再申请'),

  // Testers
  TESTER_ALREADY_BOUND: merchant('这个微信号已经是体验成员', 'refresh'),
  WECHAT_ID_NOT_FOUND: merchant('没有找到这个微信号，请核对，并请对方在微信设置里允许通过微信号搜索', 'retry'),
  TESTERS_FULL: merchant('体验成员已达上限，请先移除一位', 'retry'),
  TESTER_HAS_TOO_MANY: merchant('这个微信号体验的小程序已达上限，请换一个微信号', 'retry'),

  // Codes and links
  CODES_USED_UP: operator('这种小程序码的总数已用完，请服务商改用不限数量的小程序码'),
  SCENE_REFUSED: operator('小程序码的参数太长或含有不允许的字符，请服务商修改'),
  PAGE_NOT_LIVE: merchant('已发布的版本里没有这个页面，请先发布新版本', 'refresh'),
  LINK_RULE_WRONG: operator('普通链接二维码的规则写法不对，请服务商检查协议、域名和结尾'),
  LINK_TEST_WRONG: operator('测试链接不在规则之下，请服务商修改'),
  LINK_FORBIDDEN: operator('微信不允许使用这个链接，请服务商换一个'),
  LINK_RULE_EXISTS: merchant('这条普通链接二维码的规则已经有了，不需要再添加', 'refresh'),
  LINK_RULE_TAKEN: operator('这个链接已被其他小程序占用，请服务商换一个'),
  LINK_RULES_FULL: operator('普通链接二维码的规则已达上限，请服务商先删除一条'),
  LINK_RULE_DAMAGED: operator('普通链接二维码的规则数据异常，请服务商删除后重新添加'),
  LINK_PUBLICATIONS_USED_UP: operator('本月发布普通链接二维码规则的次数已用完，请等到下个月', 'wait'),

  // Registration and filing
  REGISTRATION_RUNNING: merchant('这个主体已有注册任务正在进行，请等它结束（最长 24 小时）', 'wait'),
  FACE_CHECK_WAITING: merchant('正在等待法人刷脸验证，请法人在微信里完成', 'wait'),
  LEGAL_PERSON_MISMATCH: merchant('法人姓名与微信号不一致，请核对后再提交', 'retry'),
  COMPANY_NOT_OPERATING: merchant('工商登记显示企业不在营业状态，请核对', 'retry'),
  COMPANY_CODE_MISMATCH: merchant('企业名称与代码不一致，请核对后再提交', 'retry'),
  PERSON_HAS_TOO_MANY: merchant('这个人绑定的小程序数量已达上限，请换一个人', 'retry'),
  ENTITY_HAS_TOO_MANY: merchant('这个主体注册的账号数量已达上限，请换一个主体', 'retry'),
  PERSON_RESTRICTED: merchant('微信限制了这个人担任管理员，请换一个人', 'retry'),
  INPUT_DIFFERS_FROM_PICTURE: merchant('填写的内容与图片不一致，请核对后再提交', 'retry'),

  // Shipping
  SHIPPING_KNOWN_ALREADY: wechat('微信已经收到过这张订单的发货信息'),
  PAYMENT_NOT_KNOWN_YET: wechat('微信支付还没有登记这笔订单，稍后会自动再报一次'),
} as const satisfies Record<string, ErrorText>

export type WechatFailureCode = keyof typeof errorTexts
