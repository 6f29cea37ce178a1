import { createDecipheriv } from 'node:crypto'
import { rawDataSignature, seal, sealUserData, sessionSignature, signature, unseal } from './crypto'
import { readXml, writeXml } from './xml'

describe('sealing pushes', () => {
  it('gives the bytes of the official Java sample', () => {
    const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
    const sealed = seal('我是中文abcd123', { aesKey, appid: 'wxb11529c136998cb6' }, Buffer.from('aaaabbbbccccdddd'))
    expect(sealed).toBe('jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==')
  })

  it('gives the bytes that openssl makes of the same plaintext', () => {
    const aesKey = 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR'
    const text = '<xml><InfoType><![CDATA[unauthorized]]></InfoType><n>店</n></xml>'
    const sealed =
      'pxDvIKtJjb6ivztGO70jSosl1Hdk736lhIXC+ygl+H197nDYtptVr+wkzhbwVAwkCU8LN2AmETgffYcIImQdyE2sBgjl8+FPnUrJZFW9v2wkC5lVota1J8eeI0dzEiDopvWtd6S/g8t+UE5RgcXqfO7Tb7yK71QyrW5IQimA9R8='
    expect(seal(text, { aesKey, appid: 'wxcomponent00001' }, Buffer.from('0123456789abcdef'))).toBe(sealed)
  })

  it('opens the reply of the official page and signs it alike', () => {
    const sealed =
      'hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7'
    const text = unseal(sealed, { aesKey: 'A'.repeat(43), appid: 'wx134c8103faa5a59e' })
    expect(text).toBe('<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>')
    expect(signature('AAAAA', '1713424427', '415670741', sealed)).toBe('03e0812039325c2712ef5f0f980fd14c70d6e307')
  })

  it('signs the address as the official page does', () => {
    expect(signature('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696')
  })

  it('refuses to open what was sealed for another platform', () => {
    const aesKey = 'A'.repeat(43)
    const sealed = seal('hello', { aesKey, appid: 'wxother' }, Buffer.alloc(16))
    expect(() => unseal(sealed, { aesKey, appid: 'wxours' })).toThrow('sealed for wxother')
  })

  it.each([11, 12, 13, 43, 44])('fills whole blocks of 32 also when %i bytes are close to one', (length) => {
    const sealing = { aesKey: 'A'.repeat(43), appid: 'w' }
    const sealed = seal('x'.repeat(length), sealing, Buffer.alloc(16))
    expect(Buffer.from(sealed, 'base64').length % 32).toBe(0)
    expect(unseal(sealed, sealing)).toBe('x'.repeat(length))
  })
})

describe('user data', () => {
  it('is sealed as openssl seals it', () => {
    const iv = Buffer.from('EBESExQVFhcYGRobHB0eHw==', 'base64')
    const sealed = sealUserData({ phoneNumber: '13800138000' }, 'AAECAwQFBgcICQoLDA0ODw==', iv)
    expect(sealed).toBe('aLhedzo+Z6es5zW+YHo9sj77KSzAiEchyw+OnJxXN8s=')
  })

  it('opens with nothing but the key and the iv', () => {
    const [key, iv] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]
    const sealed = sealUserData({ name: '店' }, key.toString('base64'), iv)
    const decipher = createDecipheriv('aes-128-cbc', key, iv)
    const text = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]).toString()
    expect(JSON.parse(text)).toEqual({ name: '店' })
  })

  it('carries the signatures of the official samples', () => {
    const rawData =
      '{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}'
    expect(rawDataSignature(rawData, 'HyVFkGl5F5OQWJZZaNzBBg==')).toBe('75e81ceda165f4ffa64f4068af58c64b8f54b88c')
    const signed = sessionSignature('o0q0otL8aEzpcZL/FT9WsQ==', '{"foo":"bar"}')
    expect(signed).toBe('654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b')
  })
})

describe('XML', () => {
  it('writes text in CDATA, numbers bare, lists as repeated elements', () => {
    expect(writeXml({ A: 'x<y', N: 3, info: { b: '' }, list: [{ i: 1 }, { i: 2 }] })).toBe(
      '<xml><A><![CDATA[x<y]]></A><N>3</N><info><b><![CDATA[]]></b></info><list><i>1</i></list><list><i>2</i></list></xml>',
    )
  })

  it('cannot be broken out of with the end of a CDATA section', () => {
    expect(writeXml({ A: 'x]]>y' })).toBe('<xml><A><![CDATA[x]]]]><![CDATA[>y]]></A></xml>')
  })

  it('reads a flat reply and refuses a DOCTYPE', () => {
    const reply = '<xml>\n<Encrypt><![CDATA[abc]]></Encrypt>\n<TimeStamp>12</TimeStamp></xml>'
    expect(readXml(reply)).toEqual({ Encrypt: 'abc', TimeStamp: '12' })
    expect(readXml(`<!DOCTYPE x>${reply}`)).toEqual({})
  })
})
