/** Carriers as WeChat names them to us (delivery_id), the ones most used first. */
export const carriers = [
  { code: 'SF', name: '顺丰速运' },
  { code: 'ZTO', name: '中通快递' },
  { code: 'YTO', name: '圆通速递' },
  { code: 'YD', name: '韵达快递' },
  { code: 'STO', name: '申通快递' },
  { code: 'JTSD', name: '极兔速递' },
  { code: 'JD', name: '京东快递' },
  { code: 'EMS', name: 'EMS' },
  { code: 'YZPY', name: '邮政快递包裹' },
  { code: 'DBL', name: '德邦快递' },
] as const

export const carrierName = (code: string): string => carriers.find((each) => each.code === code)?.name ?? code

/** The number on a parcel, as the phone and the server check it. */
export const trackingRule = { pattern: /^[\w-]{5,40}$/, text: '快递单号是 5 到 40 位字母和数字' }
