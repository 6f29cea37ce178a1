import { X509Certificate } from 'node:crypto'
import { certificateFacts } from './certificate'
import { openResource, type SealedResource } from './crypto'
import { endpoint } from './endpoint'
import type { Trust } from './trust'

interface DownloadedCertificate {
  serial_no: string
  effective_time: string
  expire_time: string
  encrypt_certificate: SealedResource
}

export interface CertificatesAnswer {
  data: DownloadedCertificate[]
}

/** 下载平台证书. A merchant in public-key mode has none: 404 RESOURCE_NOT_EXISTS. pay.weixin.qq.com/doc/v3/merchant/4012551764 */
export const getCertificates = endpoint<Record<string, never>, CertificatesAnswer>({
  method: 'GET',
  path: '/v3/certificates',
  answer: 'json',
  needs: ['data'],
})

export interface PlatformCertificate {
  serial: string
  pem: string
  notBefore: Date
  notAfter: Date
}

/**
 * Decrypts what was downloaded; each certificate has to be the one it is said to be.
 *
 * @throws ResourceRefused where the APIv3 key is not the merchant's
 */
export const openCertificates = ({ data }: CertificatesAnswer, apiV3Key: string): PlatformCertificate[] =>
  data.flatMap(({ serial_no, encrypt_certificate }) => {
    const pem = openResource(encrypt_certificate, apiV3Key)
    const { serial, notBefore, notAfter } = certificateFacts(new X509Certificate(pem))
    return serial === serial_no.toUpperCase() ? [{ serial, pem, notBefore, notAfter }] : []
  })

export const trustOf = (certificates: readonly PlatformCertificate[]): Trust =>
  new Map(certificates.map(({ serial, pem }) => [serial, new X509Certificate(pem).publicKey]))

/** 安全联调: comes back as it went, signed by the key that `Wechatpay-Serial` names. Moves no money. */
export const echo = endpoint<{ echo_message: string; notify_url?: string | undefined }, { echo_message?: string }>({
  method: 'POST',
  path: '/v3/security/echo',
  answer: 'json',
})
