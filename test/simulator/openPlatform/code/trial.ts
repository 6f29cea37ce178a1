import { configOf, pagesOf } from '../../programs/build'
import { codePicture, codeText } from '../../programs/codePicture'
import type { Program, Version } from '../../programs/program'
import { isScanned, privacyFindings } from '../../programs/scan'
import { no } from '../errcodes'
import { account, Bytes, official, ok, type Rows } from '../row'
import { page, programCall } from './source'

export function trialOf({ trial }: Program): Version {
  if (!trial) throw no(86001)
  return trial
}

/** What can be seen of the trial before it is submitted. */
export const trialRows: Rows = {
  /** 获取体验版二维码. …/code-management/getTrialQRCode.html, grade A+B: a JPEG, or JSON when it refuses. */
  'GET /wxa/get_qrcode': account(page('getTrialQRCode'), { sets: [18, 86], query: 'path' }, (call) => {
    const { app, program } = programCall(call)
    trialOf(program)
    call.spend(app.appid)
    const text = codeText({ appid: app.appid, kind: 'trial', path: call.query['path'] ?? '', scene: '' })
    return new Bytes('image/jpeg', 'QRCode.jpg', () => codePicture(text, { width: 430 }))
  }),

  /** 获取已上传代码的页面列表. …/code-management/getCodePage.html, grade A+B: the home page first. */
  'GET /wxa/get_page': account(page('getCodePage'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    const { build } = trialOf(program)
    call.spend(app.appid)
    return ok({ page_list: pagesOf(configOf(call.world, build)) })
  }),

  /**
   * 获取隐私接口检测结果. …/privacy-management/getCodePrivacyInfo.html, grade A+B. A finished scan answers its two lists, empty
   * or not; it is submit_audit that refuses them with 61040 (grade D).
   */
  'GET /wxa/security/get_code_privacy_info': account(
    official('miniprogram-management/privacy-management/getCodePrivacyInfo', 'A+B'),
    { sets: [18] },
    (call) => {
      const { app, program } = programCall(call)
      const { build } = trialOf(program)
      if (!isScanned(program)) throw no(61039)
      call.spend(app.appid)
      return ok(privacyFindings(call.world, program, build))
    },
  ),
}
