import { endpoint } from './endpoint'

interface BillPlace {
  hash_type: string
  hash_value: string
  download_url: string
}

/** 申请交易账单: yesterday's is ready about ten o'clock. pay.weixin.qq.com/doc/v3/merchant/4012791907 */
export const getTradeBill = endpoint<
  { bill_date: string; bill_type: 'ALL'; sub_mchid?: string | undefined },
  BillPlace
>({
  method: 'GET',
  path: '/v3/bill/tradebill',
  answer: 'json',
  needs: ['hash_value', 'download_url'],
})

/** 下载账单: the query of `download_url`. The bytes are not signed, their SHA-1 was. */
export const downloadBill = endpoint<Record<string, string>, Buffer>({
  method: 'GET',
  path: '/v3/billdownload/file',
  answer: 'file',
})
