import { getLatestAuditStatus } from '../../server/wechat/codeAudit'
import { release, revertCodeRelease, setSupportVersion } from '../../server/wechat/codeRelease'
import type { Endpoint } from '../../server/wechat/endpoint'
import { getMaterial, getTempMedia } from '../../server/wechat/media'
import { getUnlimitedQRCode } from '../../server/wechat/miniProgramCode'
import { screenshotIds } from '../../server/wechat/reviewScreenshots'
import { addToTemplate } from '../../server/wechat/template'
import { aWechat, cutsTheLine, errs, says, someTokens, type Behaviour } from './aWechat'

async function calling<Request, Answer>(row: Endpoint<Request, Answer>, request: Request, ...behaviours: Behaviour[]) {
  const wechat = await aWechat(...behaviours)
  const answer = wechat.client.call(row, request, someTokens().source)
  await answer.catch(() => undefined).finally(() => wechat.close())
  return { answer, seen: wechat.seen }
}

describe('a picture', () => {
  const scene = { scene: 't=8' }

  it.each(['application/json; encoding=utf-8', 'text/plain', 'image/jpeg'])(
    'that WeChat refuses in JSON called %s is a no, not a picture',
    async (type) => {
      const refusal = says({ errcode: 41030, errmsg: 'invalid page' }, type)
      const { answer } = await calling(getUnlimitedQRCode, scene, refusal)
      await expect(answer).rejects.toMatchObject({ kind: 'declined', errcode: 41030, code: 'PAGE_NOT_LIVE' })
    },
  )

  it('that a POST asked for is asked for again after a cut line, and comes as its bytes', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
    const { answer, seen } = await calling(getMaterial, { media_id: 'm1' }, cutsTheLine, says(jpeg, 'image/jpeg'))
    expect(await answer).toEqual({ type: 'image/jpeg', bytes: jpeg })
    expect(seen.map(({ body }) => body.toString())).toEqual(['{"media_id":"m1"}', '{"media_id":"m1"}'])
  })

  it('of a video is an address, which is no answer', async () => {
    const { answer } = await calling(getTempMedia, { media_id: 'm1' }, says({ video_url: 'http://example.com/v.mp4' }))
    await expect(answer).rejects.toMatchObject({ kind: 'noAnswer', reason: 'JSON instead of a file' })
  })
})

describe('an errcode that means something of its own', () => {
  it.each([
    ['the limit of a minute', getUnlimitedQRCode, 45009, 'TOO_OFTEN'],
    ['a draft, not a template', addToTemplate, 85064, 'DRAFT_MISSING'],
    ['a version that is not in the history', revertCodeRelease, 40097, 'NO_VERSION_TO_ROLL_BACK'],
    ['the version of a library', setSupportVersion, 85015, 'LIBRARY_VERSION_WRONG'],
    ['a picture that is gone', getMaterial, 40007, 'MEDIA_GONE'],
    ['a picture that is gone', getTempMedia, 40007, 'MEDIA_GONE'],
  ])('is about %s', async (_what, row, errcode, code) => {
    const { answer } = await calling<object, unknown>(row as Endpoint<object, unknown>, {}, errs(errcode))
    await expect(answer).rejects.toMatchObject({ kind: 'declined', errcode, code })
  })
})

it('releases once, though the answer is lost', async () => {
  const { answer, seen } = await calling(release, {}, cutsTheLine, says({ errcode: 85052 }))
  await expect(answer).rejects.toMatchObject({ kind: 'noAnswer' })
  expect(seen).toHaveLength(1)
})

describe('the screenshots of a rejection', () => {
  const review = { auditid: 450000001, status: 1, reason: '1:页面内容与类目不符<br>' }

  it.each(['screenshot', 'ScreenShot'])('are read from %s', async (field) => {
    const { answer } = await calling(getLatestAuditStatus, {}, says({ ...review, [field]: 'm1|m2' }))
    expect(screenshotIds(await answer)).toEqual(['m1', 'm2'])
  })

  it.each([
    ['there are none', {}, []],
    ['the list is empty', { screenshot: '' }, []],
    ['only the other spelling has them', { screenshot: '', ScreenShot: 'm1' }, ['m1']],
    ['both spellings have them', { screenshot: 'm1', ScreenShot: 'm1' }, ['m1']],
    ['the list ends in a separator', { ScreenShot: 'm1 | m2|' }, ['m1', 'm2']],
  ])('are as many as there are when %s', (_when, answer, ids) => {
    expect(screenshotIds(answer)).toEqual(ids)
  })
})
