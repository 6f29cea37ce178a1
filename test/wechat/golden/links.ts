import { WechatFile } from '../../../server/wechat/endpoint'
import * as linkRule from '../../../server/wechat/linkRule'
import * as media from '../../../server/wechat/media'
import * as miniProgramCode from '../../../server/wechat/miniProgramCode'
import { golden, goldenPicture, ok } from './golden'

const rule = {
  prefix: 'https://shop.example.com/q/',
  permit_sub_rule: 1,
  path: 'pages/index/index',
  open_version: 3,
} as const

/** Codes, links and pictures. */
export const linkCalls = {
  getQRCode: goldenPicture(
    miniProgramCode.getQRCode,
    { path: 'pages/index/index?table=8', width: 430 },
    'POST /wxa/getwxacode?access_token=T',
    '{"path":"pages/index/index?table=8","width":430}',
  ),
  getUnlimitedQRCode: goldenPicture(
    miniProgramCode.getUnlimitedQRCode,
    { scene: 't=8', page: 'pages/index/index', check_path: false, env_version: 'trial' },
    'POST /wxa/getwxacodeunlimit?access_token=T',
    '{"scene":"t=8","page":"pages/index/index","check_path":false,"env_version":"trial"}',
  ),
  createQRCode: goldenPicture(
    miniProgramCode.createQRCode,
    { path: 'pages/index/index' },
    'POST /cgi-bin/wxaapp/createwxaqrcode?access_token=T',
    '{"path":"pages/index/index"}',
  ),
  addJumpQRCode: golden(
    linkRule.addJumpQRCode,
    { ...rule, debug_url: ['https://shop.example.com/q/1'], is_edit: 0 },
    'POST /cgi-bin/wxopen/qrcodejumpadd?access_token=T',
    '{"prefix":"https://shop.example.com/q/","permit_sub_rule":1,"path":"pages/index/index","open_version":3,"debug_url":["https://shop.example.com/q/1"],"is_edit":0}',
    ok,
  ),
  publishJumpQRCode: golden(
    linkRule.publishJumpQRCode,
    { prefix: rule.prefix },
    'POST /cgi-bin/wxopen/qrcodejumppublish?access_token=T',
    '{"prefix":"https://shop.example.com/q/"}',
    ok,
  ),
  getJumpQRCode: golden(linkRule.getJumpQRCode, {}, 'POST /cgi-bin/wxopen/qrcodejumpget?access_token=T', '{}', {
    ...ok,
    qrcodejump_open: 1,
    qrcodejump_pub_quota: 99,
    list_size: 1,
    rule_list: [{ ...rule, state: 2 }],
  }),
  downloadQRCodeText: golden(
    linkRule.downloadQRCodeText,
    {},
    'POST /cgi-bin/wxopen/qrcodejumpdownload?access_token=T',
    '{}',
    { ...ok, file_name: 'Ab1.txt', file_content: '0123456789abcdef' },
  ),
  deleteJumpQRCode: golden(
    linkRule.deleteJumpQRCode,
    { prefix: rule.prefix },
    'POST /cgi-bin/wxopen/qrcodejumpdelete?access_token=T',
    '{"prefix":"https://shop.example.com/q/"}',
    ok,
  ),
  uploadTempMedia: golden(
    media.uploadTempMedia,
    { type: 'image', media: new WechatFile('licence.jpg', 'image/jpeg', Buffer.from('JPG')) },
    'POST /cgi-bin/media/upload?access_token=T&type=image',
    '--B\r\nContent-Disposition: form-data; name="media"; filename="licence.jpg"\r\nContent-Type: image/jpeg\r\n\r\nJPG\r\n--B--\r\n',
    { type: 'image', media_id: 'm1', created_at: 1767225600 },
  ),
  getTempMedia: goldenPicture(
    media.getTempMedia,
    { media_id: 'm1' },
    'GET /cgi-bin/media/get?access_token=T&media_id=m1',
    '',
  ),
  getMaterial: goldenPicture(
    media.getMaterial,
    { media_id: 'm1' },
    'POST /cgi-bin/material/get_material?access_token=T',
    '{"media_id":"m1"}',
  ),
}
