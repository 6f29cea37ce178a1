import { platformCertificates } from './certificates'
import { openSecret, sealAead, sealSecret } from './crypto'
import { notify } from './notices'
import { checkNotifyUrl } from './ordering'
import { refuse } from './refusal'
import { json, payPage, textOf, type PayCall, type PayRows } from './row'
import { may, need, oneOf, text } from './shape'
import type { Certificate } from './state'
import { rfc3339 } from './times'
import { answerSigner } from './trust'

function sealedCertificate({ world, merchant }: PayCall, { serial, certificatePem, issuedAt, expiresAt }: Certificate) {
  const nonce = world.random.text(12)
  return {
    ...{ serial_no: serial, effective_time: rfc3339(issuedAt), expire_time: rfc3339(expiresAt) },
    encrypt_certificate: {
      ...{ algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: 'certificate' },
      ciphertext: sealAead(certificatePem, merchant.apiV3Key, nonce, 'certificate'),
    },
  }
}

/** What was encrypted for WeChat comes back encrypted for the merchant, by the certificate that signed the request. */
function echoed(call: PayCall): Record<string, string> {
  const sealed = textOf(call.body, 'encrypted_echo_message')
  if (!sealed) return {}
  const { privateKeyPem } = answerSigner(call.world, call.merchant, call.named)
  const opened = openSecret(sealed, privateKeyPem)
  if (opened === null) throw refuse('PARAM_ERROR', '敏感字段解密失败，请检查加密所用的公钥与Wechatpay-Serial')
  return { encrypted_echo_message: sealSecret(opened, call.certificate.certificatePem) }
}

/** The notification spells it without the "ed" (grade C). */
function notifyEcho({ world, merchant, body }: PayCall, answer: Record<string, string>): void {
  const url = textOf(body, 'notify_url')
  if (!url) return
  checkNotifyUrl(world, url)
  const { encrypted_echo_message: sealed, ...content } = answer
  notify(world, {
    ...{ kind: 'SECURITY_ECHO.SUCCESS', originalType: 'security', summary: '签名验签测试成功' },
    ...{ mchid: merchant.mchid, url, content: { ...content, ...(sealed ? { encrypt_echo_message: sealed } : {}) } },
  })
}

/** Keys of WeChat's, and the way to try one's own. */
export const securityRows: PayRows = {
  /** 下载平台证书. pay.weixin.qq.com/doc/v3/merchant/4012551764, grade A+B. Merchants with the public key only get 404. */
  'GET /v3/certificates': {
    source: payPage('merchant/4012551764', 'A+B'),
    query: { algorithm_type: may(oneOf('RSA', 'ALL')) },
    body: {},
    handle(call) {
      if (call.merchant.mode === 'publicKey')
        throw refuse('RESOURCE_NOT_EXISTS', '无可用的平台证书，请使用微信支付公钥')
      return json({ data: platformCertificates(call.world).map((one) => sealedCertificate(call, one)) })
    },
  },

  /** 商户签名验签/加解密测试. pay.weixin.qq.com/doc/v3/merchant/4014551946 (and partner/4015139289, 2026-04), grade A+C. */
  'POST /v3/security/echo': {
    source: payPage('merchant/4014551946', 'A+C'),
    query: {},
    body: {
      echo_message: need(text(1024)),
      encrypted_echo_message: may(text(2048)),
      notify_url: may(text(255)),
    },
    handle(call) {
      if (!call.named) throw refuse('PARAM_ERROR', 'Http头缺少Wechatpay-Serial')
      const answer = { echo_message: textOf(call.body, 'echo_message'), ...echoed(call) }
      notifyEcho(call, answer)
      return json(answer)
    },
  },
}
