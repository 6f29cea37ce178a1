import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import type { IcpState } from '../../../../shared/program'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import type { Tone } from '../../../kit/components/NoticeBar'
import { Sheet } from '../../../kit/components/Sheet'
import { Tag } from '../../../kit/components/Tag'
import { open } from '../../navigate'
import { openWeChatAccount } from '../../nextStep'
import './SettingsCard.scss'

interface Word {
  tone: Tone
  text: string
}

const icpWords: Record<IcpState, Word> = {
  none: { tone: 'failing', text: '未备案' },
  reviewing: { tone: 'waiting', text: '审核中' },
  rejected: { tone: 'failing', text: '被驳回' },
  filed: { tone: 'done', text: '已备案' },
}

/** What WeChat keeps about the mini-program; a part it would not tell says so. */
export function SettingsCard({ program }: { program: ProgramView }) {
  const [isShowing, setShowing] = useState(false)
  const { icp, domains } = program
  return (
    <>
      <Card title="设置" isFlush>
        <Cell lead={<Icon name="grid" />} title="经营类目" onClick={() => open('categories')}>
          <Tell word={categoryWord(program)} />
        </Cell>
        <Cell lead={<Icon name="shield" />} title="隐私与位置接口" onClick={() => open('privacy')}>
          <Tell word={interfaceWord(program)} />
        </Cell>
        <Cell lead={<Icon name="people" />} title="体验成员" onClick={() => open('testers')} />
        <Cell lead={<Icon name="globe" />} title="服务器域名" onClick={() => setShowing(true)}>
          <Tell word={domains.length > 0 ? domainWord(program) : null} />
        </Cell>
        <Cell
          lead={<Icon name="paper" />}
          title="小程序备案"
          {...(icp !== 'filed' && { onClick: () => void openWeChatAccount() })}
        >
          <Tell word={icp && icpWords[icp]} />
        </Cell>
      </Card>
      {isShowing && <DomainSheet program={program} onClose={() => setShowing(false)} />}
    </>
  )
}

const Tell = ({ word }: { word: Word | null }) => (word ? <Tag tone={word.tone}>{word.text}</Tag> : '微信没有给出')

function categoryWord({ categories }: ProgramView): Word | null {
  if (!categories) return null
  if (categories.some(({ state }) => state === 'rejected')) return { tone: 'failing', text: '有类目没通过' }
  if (categories.some(({ state }) => state === 'inReview')) return { tone: 'waiting', text: '审核中' }
  return categories.length > 0 ? { tone: 'done', text: `${categories.length} 个` } : { tone: 'failing', text: '未设置' }
}

function interfaceWord({ interfaces }: ProgramView): Word | null {
  if (!interfaces) return null
  if (interfaces.some(({ state }) => state === 'refused')) return { tone: 'failing', text: '有接口没通过' }
  if (interfaces.some(({ state }) => state === 'inReview')) return { tone: 'waiting', text: '审核中' }
  return { tone: 'done', text: '正常' }
}

const domainWord = ({ domains }: ProgramView): Word =>
  domains.every(({ isSet }) => isSet) ? { tone: 'done', text: '正常' } : { tone: 'waiting', text: '发布时更新' }

function DomainSheet({ program: { domains }, onClose }: { program: ProgramView; onClose: () => void }) {
  return (
    <Sheet title="服务器域名" onClose={onClose}>
      <View className="k-sheet-text">小程序只能访问这里的地址。每次发布会自动设好，不用您来填。</View>
      {domains.map(({ kind, name, wanted, isSet }) => (
        <View className="domain" key={kind}>
          <View className="domain-words">
            <View className="domain-name">{name}</View>
            {wanted.map((address) => (
              <View className="domain-address" key={address}>
                {address}
              </View>
            ))}
          </View>
          <Tag tone={isSet ? 'done' : 'waiting'}>{isSet ? '正常' : '发布时更新'}</Tag>
        </View>
      ))}
      <Button kind="plain" onClick={onClose}>
        知道了
      </Button>
    </Sheet>
  )
}
