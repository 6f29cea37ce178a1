import { Card, Descriptions } from 'antd'
import type { StoreProgramView } from '../../../../shared/api/operator/stores'
import type { ProgramCategory, ProgramFacts, ProgramInterface } from '../../../../shared/program'
import { When } from '../../kit/When'
import { icpTexts } from '../../kit/words'

/** 微信侧设置: how WeChat last showed the mini-program, and how the merchant wants it. */
export function Facts({ program }: { program: StoreProgramView }) {
  const { facts, learnedAt, templateId, autoPublish, suspendedAt } = program
  const wanted = [
    { key: 'template', label: '模板', children: templateId ?? '跟随默认' },
    { key: 'publish', label: '审核通过后', children: autoPublish ? '自动发布' : '等商家发布' },
    ...(suspendedAt === null ? [] : [{ key: 'suspended', label: '暂停服务', children: <When at={suspendedAt} /> }]),
  ]
  return (
    <Card
      size="small"
      title="微信侧设置"
      extra={
        <span className="quiet small">
          {learnedAt === null ? (
            '还没有问过微信'
          ) : (
            <>
              更新于 <When at={learnedAt} />
            </>
          )}
        </span>
      }
    >
      <Descriptions
        size="small"
        column={1}
        styles={{ label: { width: 84 } }}
        items={[...wanted, ...(facts ? factItems(facts) : [])]}
      />
      {!facts && <span className="quiet">授权后会向微信了解名称、类目、备案和服务器设置</span>}
    </Card>
  )
}

const unknown = <span className="quiet">微信没有说</span>

const factItems = (facts: ProgramFacts) => [
  { key: 'profile', label: '名称头像', children: facts.profile ? profileText(facts.profile) : unknown },
  { key: 'principal', label: '主体类型', children: facts.principal ? principalTexts[facts.principal.kind] : unknown },
  { key: 'icp', label: '备案', children: facts.icp ? <Icp icp={facts.icp} /> : unknown },
  {
    key: 'categories',
    label: '类目',
    children: facts.categories ? lines(facts.categories.map(categoryText)) : unknown,
  },
  {
    key: 'interfaces',
    label: '位置接口',
    children: facts.interfaces ? lines(facts.interfaces.map(interfaceText)) : unknown,
  },
  { key: 'request', label: '服务器', children: facts.domains ? lines(facts.domains.request) : unknown },
  { key: 'open', label: '服务状态', children: facts.isOpen === null ? unknown : facts.isOpen ? '开放' : '已暂停' },
]

type Principal = NonNullable<ProgramFacts['principal']>
const principalTexts: Record<Principal['kind'], string> = {
  person: '个人',
  company: '企业',
  media: '媒体',
  government: '政府',
  other: '其他组织',
}

function profileText({ nickname, hasAvatar, introduction }: NonNullable<ProgramFacts['profile']>): string {
  const lacking = [nickname ? '' : '名称', hasAvatar ? '' : '头像', introduction ? '' : '简介'].filter(Boolean)
  return lacking.length === 0 ? '都已设置' : `还缺${lacking.join('、')}`
}

const Icp = ({ icp: { state, reasons } }: { icp: NonNullable<ProgramFacts['icp']> }) => (
  <div>
    {icpTexts[state]}
    {reasons.map((reason) => (
      <div key={reason} className="quiet small">
        {reason}
      </div>
    ))}
  </div>
)

const categoryStates: Record<ProgramCategory['state'], string> = { inReview: '审核中', rejected: '被驳回', passed: '' }
const interfaceStates: Record<ProgramInterface['state'], string> = {
  closed: '未申请',
  forbidden: '不能申请',
  inReview: '审核中',
  refused: '被驳回',
  open: '已开通',
}

const categoryText = ({ firstName, secondName, state }: ProgramCategory): string =>
  [`${firstName} › ${secondName}`, categoryStates[state]].filter(Boolean).join(' ')
const interfaceText = ({ name, state }: ProgramInterface): string => `${name} ${interfaceStates[state]}`

const lines = (texts: string[]) =>
  texts.length === 0 ? (
    <span className="quiet">没有</span>
  ) : (
    <div>
      {texts.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </div>
  )
