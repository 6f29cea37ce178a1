interface PrivacyText {
  /** What customers call it. */
  name: string
  /** What a store does with it: goes on after 为了, without saying it. */
  purpose: string
}

/**
 * Every kind of personal data that WeChat's privacy guideline (用户隐私保护指引) knows, in words: what it is, and what a
 * store may truthfully say it is for. A merchant who says it differently at WeChat is left alone.
 *
 * Source of the keys: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/privacy-management/setPrivacySetting.html
 */
export const privacyTexts: Readonly<Record<string, PrivacyText>> = {
  UserInfo: { name: '昵称和头像', purpose: '在您的会员资料和评价里显示您的昵称和头像' },
  PhoneNumber: { name: '手机号', purpose: '登录会员、联系您取餐取货和处理售后' },
  Address: { name: '收货地址', purpose: '把您买的商品送到您指定的地址' },
  Location: { name: '位置信息', purpose: '显示附近的门店和计算配送距离' },
  ChooseLocation: { name: '选择的位置', purpose: '确定您选择的自提或送达地点' },
  EXOrderInfo: { name: '订单信息', purpose: '处理您的订单、配送、退款和售后' },
  Invoice: { name: '发票信息', purpose: '按您填写的抬头开具发票' },
  Album: { name: '选中的照片或视频', purpose: '上传您在评价和售后里选择的照片或视频' },
  AlbumWriteOnly: { name: '保存到相册', purpose: '把您要保存的商品海报和小程序码存到手机相册' },
  Camera: { name: '摄像头', purpose: '扫描桌码、商品码和拍摄评价、售后照片' },
  Record: { name: '麦克风', purpose: '录下您发给店铺客服的语音' },
  MessageFile: { name: '选中的聊天文件', purpose: '上传您在售后里选择的文件' },
  Clipboard: { name: '剪贴板', purpose: '复制订单号、快递单号和店铺地址' },
  Email: { name: '邮箱', purpose: '把电子发票发到您的邮箱' },
  Contact: { name: '通讯录（仅写入）', purpose: '把店铺电话存到您的通讯录' },
  CalendarWriteOnly: { name: '日历（仅写入）', purpose: '把您预约的时间记到手机日历' },
  DeviceInfo: { name: '设备信息', purpose: '排查页面显示问题和防止异常登录' },
  EXUserPublishContent: { name: '发布的内容', purpose: '展示您发表的评价和回复' },
  EXUserFollowAcct: { name: '关注的账号', purpose: '显示您关注的店铺' },
  EXUserOpLog: { name: '操作记录', purpose: '排查故障和防止异常下单' },
  EXIDNumber: { name: '身份证号', purpose: '办理依法需要实名的商品，例如跨境商品清关' },
  LicensePlate: { name: '车牌号', purpose: '登记您到店自提时的车辆' },
  BlueTooth: { name: '蓝牙', purpose: '连接店内的取餐柜或打印机' },
  RunData: { name: '微信运动步数', purpose: '计算您参加店铺步数活动的成绩' },
  Accelerometer: { name: '加速度传感器', purpose: '识别您在店铺活动里的摇一摇动作' },
  Compass: { name: '磁场传感器', purpose: '指示前往门店的方向' },
  DeviceMotion: { name: '方向传感器', purpose: '在您转动手机时调整画面方向' },
  Gyroscope: { name: '陀螺仪传感器', purpose: '在您转动手机时展示商品的不同角度' },
}

/** One of our own keys, or one WeChat has added since, has only its key for a name. */
export const privacyName = (key: string): string => privacyTexts[key]?.name ?? key
