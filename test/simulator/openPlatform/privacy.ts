import { missingKeys, type Guideline } from '../programs/guideline'
import { keepMedium } from '../programs/media'
import { collected, privacyText } from '../programs/privacyTable'
import type { Program } from '../programs/program'
import { isUnderReview } from '../programs/review/audits'
import { privacyKeys } from '../programs/scan'
import type { World } from '../world'
import { programCall } from './code/source'
import { no } from './errcodes'
import { contacts, readOwner, readSdks, readSettings, versionOf } from './privacyWish'
import { account, official, ok, type Call, type Rows } from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/privacy-management/${name}`, grade)

const labelled = ({ privacy_key, privacy_text }: Guideline['settings'][number]) => ({
  privacy_key,
  privacy_text,
  privacy_label: privacyText(privacy_key),
})

/** What is written, and below it every kind the code asks for and nobody has explained yet, with an empty text. */
function settingList(guideline: Guideline | null, keys: readonly string[]) {
  const missing = missingKeys(guideline, keys).map((privacy_key) => ({ privacy_key, privacy_text: '' }))
  return [...(guideline?.settings ?? []), ...missing].map(labelled)
}

const noOwner = Object.fromEntries([...contacts, 'notice_method', 'store_expire_timestamp'].map((name) => [name, '']))

const describe = () => ({
  privacy_desc_list: collected.map(({ key, text }) => ({ privacy_key: key, privacy_desc: text })),
})

function view(world: World, program: Program, version: 1 | 2) {
  const guideline = version === 1 ? program.guidelines.live : program.guidelines.dev
  const code = version === 1 ? program.live : program.trial
  const keys = code ? privacyKeys(world, code.build) : []
  return {
    code_exist: code ? 1 : 0,
    privacy_list: keys,
    setting_list: settingList(guideline, keys),
    update_time: guideline?.updatedAt ?? 0,
    owner_setting: { ...noOwner, ...guideline?.owner },
    privacy_desc: describe(),
    sdk_privacy_info_list: guideline?.sdks ?? [],
  }
}

/** Of the live guideline only the owner's words can change without a review (grade A). */
function changeLive(call: Call, { appid, guidelines }: Program): () => void {
  if ('setting_list' in call.body) throw no(86068)
  const { ext_file_media_id: _file, ...owner } = readOwner(call, appid)
  const { live } = guidelines
  if (!live) throw no(86074)
  return () => {
    guidelines.live = { ...live, owner: { ...live.owner, ...owner }, updatedAt: call.world.clock.seconds() }
  }
}

/** While the trial is in review its guideline is, too (grade D). */
function changeDev(call: Call, { appid, audits, guidelines }: Program): () => void {
  const [owner, settings, sdks] = [readOwner(call, appid), readSettings(call), readSdks(call)]
  if (isUnderReview(audits.at(-1))) throw no(86075)
  return () => {
    guidelines.dev = { owner, settings, sdks, updatedAt: call.world.clock.seconds() }
  }
}

const largestFile = 100 * 1024

export const privacyRows: Rows = {
  /** 设置用户隐私保护指引. …/privacy-management/setPrivacySetting.html, grade A+B. An account's token, although the path says component. */
  'POST /cgi-bin/component/setprivacysetting': account(
    page('setPrivacySetting', 'A+B'),
    { sets: [18], body: 'privacy_ver owner_setting setting_list sdk_privacy_info_list' },
    (call) => {
      const { app, program } = programCall(call)
      const change = versionOf(call) === 1 ? changeLive(call, program) : changeDev(call, program)
      call.spend(app.appid)
      change()
      return ok()
    },
  ),

  /** 获取用户隐私保护指引. …/privacy-management/getPrivacySetting.html, grade A+B. */
  'POST /cgi-bin/component/getprivacysetting': account(
    page('getPrivacySetting', 'A+B'),
    { sets: [18], body: 'privacy_ver' },
    (call) => {
      const { app, program } = programCall(call)
      const version = versionOf(call)
      call.spend(app.appid)
      return ok(view(call.world, program, version))
    },
  ),

  /** 上传用户隐私保护指引文件. …/privacy-management/uploadPrivacySetting.html, grade B: a text of at most 100 KB. */
  'POST /cgi-bin/component/uploadprivacyextfile': account(
    page('uploadPrivacySetting', 'B'),
    { sets: [18], file: 'file' },
    (call) => {
      const { app } = programCall(call)
      const { name = '', bytes = Buffer.alloc(0) } = call.file ?? {}
      if (!name.endsWith('.txt') || bytes.length === 0) throw no(86070)
      if (bytes.length > largestFile) throw no(86071)
      call.spend(app.appid)
      const facts = { appid: app.appid, use: 'guideline', type: 'text', contentType: 'text/plain' } as const
      return ok({ ext_file_media_id: keepMedium(call.world, { ...facts, base64: bytes.toString('base64') }).id })
    },
  ),
}
