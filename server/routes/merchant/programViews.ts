import type {
  CategoryOption,
  DomainLine,
  NoticeView,
  ProgramView,
  TesterView,
} from '../../../shared/api/merchant/program'
import type { Problem } from '../../../shared/next'
import type { ProgramFacts } from '../../../shared/program'
import type { AuthorizerRow } from '../../db/models/authorizer'
import type { NoticeRow, TesterRow } from '../../db/models/release'
import { failures } from '../../failures'
import type { Platform } from '../../platform'
import { domainKinds, wantedDomains } from '../../services/domains'
import { guidelineOf } from '../../services/guideline'
import { factsAbout, programOf } from '../../services/programs'
import { chosenTemplate } from '../../services/templates'
import type { Store } from '../../store'
import { iso } from '../valueViews'

// What leaves the server is named here field by field: a new column stays home until somebody lets it out.

const never = 0

/** As WeChat last told it, without asking again. */
export async function programView(store: Store): Promise<ProgramView> {
  const [program, account] = [await programOf(store), (await store.authorizer())?.row ?? null]
  const facts = account && factsAbout(program, account.appid)
  const manifest = (await chosenTemplate(store))?.manifest
  return {
    autoPublish: program.autoPublish,
    isSuspended: program.suspendedAt !== null || facts?.isOpen === false,
    learnedAt: facts && program.learnedAt.getTime() !== never ? iso(program.learnedAt) : null,
    nickname: facts?.profile?.nickname ?? account?.name ?? null,
    icp: facts?.icp?.state ?? null,
    domains: domainLines(store.platform, facts),
    privacy: await guidelineOf(store, manifest?.privacyKeys ?? []),
    interfaces: facts?.interfaces ?? null,
    categories: facts?.categories ?? null,
    categoriesLeft: facts?.categoriesLeft ?? null,
    problem: problemOf(account),
  }
}

const domainNames: Record<DomainLine['kind'], string> = {
  request: '接口',
  upload: '上传',
  download: '下载和图片',
  socket: '实时消息',
}

function domainLines(platform: Platform, facts: ProgramFacts | null): DomainLine[] {
  const wanted = wantedDomains(platform)
  return domainKinds
    .filter((kind) => wanted[kind].length > 0)
    .map((kind) => ({
      kind,
      name: domainNames[kind],
      wanted: wanted[kind],
      isSet: wanted[kind].every((address) => facts?.domains?.[kind].includes(address)),
    }))
}

function problemOf(account: AuthorizerRow | null): Problem | null {
  if (account?.state === 'authorised') return null
  const code = account ? 'AUTHORISATION_LOST' : 'AUTHORISATION_MISSING'
  const { text, next } = failures[code]
  return { code, text, next }
}

export const categoryOptionView = (option: CategoryOption): CategoryOption => ({
  first: option.first,
  second: option.second,
  firstName: option.firstName,
  secondName: option.secondName,
  wantsProof: option.wantsProof,
  isFitting: option.isFitting,
})

export const testerView = ({ id, wechatId, createdAt }: TesterRow): TesterView => ({
  id,
  wechatId,
  addedAt: createdAt.toISOString(),
})

export const noticeView = ({ id, code, text, at, readAt, subjectId }: NoticeRow): NoticeView => ({
  id,
  code,
  text,
  at: at.toISOString(),
  isRead: readAt !== null,
  releaseId: code.startsWith('RELEASE_') ? subjectId : null,
})
