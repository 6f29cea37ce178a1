import { useRouter } from '@tarojs/taro'
import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import { isInFlight, releaseTexts, type ReleaseState } from '../../../../shared/release'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { Screen } from '../../../kit/components/Screen'
import { Steps } from '../../../kit/components/Steps'
import { Tag } from '../../../kit/components/Tag'
import { Managed } from '../../Managed'
import { open, replace } from '../../navigate'
import { phasesOf, releaseName, toneOf } from '../../releases'
import { ReviewPicturesCell } from '../../ReviewPicturesCell'
import { ReleaseBar } from './ReleaseBar'
import { Review } from './Review'
import { useRelease } from './useRelease'
import { Word } from './Word'

/** 这一版: how far one release has come, whose turn it is, and the button for it. */
export default function Release() {
  const [release, putRelease] = useRelease(useRouter().params.id)
  return <Screen of={release}>{(view) => (view ? <Way release={view} onChange={putRelease} /> : <None />)}</Screen>
}

const None = () => (
  <Empty text="现在没有正在进行的版本">
    <Button size="small" onClick={() => replace('open-store')}>
      查看开店进度
    </Button>
  </Empty>
)

interface Props {
  release: ReleaseView
  onChange(release: ReleaseView): void
}

function Way({ release, onChange }: Props) {
  return (
    <>
      <Word release={release} />
      <Review release={release} />
      <Card title={releaseName(release)} extra={<State release={release} />}>
        <Steps steps={phasesOf(release)} />
      </Card>
      <About release={release} />
      <Managed>
        <ReleaseBar release={release} onChange={onChange} />
      </Managed>
    </>
  )
}

const State = ({ release: { state } }: { release: ReleaseView }) => (
  <Tag tone={toneOf(state)}>{releaseTexts[state].name}</Tag>
)

/** WeChat's trial is this one from its upload until the next one takes its place. */
const hasTrial = ({ state }: ReleaseView): boolean => isInFlight(state) && state !== 'draft' && state !== 'committing'

/** What is added now goes along with this one, or with the one that is made in its place. */
const beforeReview: readonly ReleaseState[] = ['draft', 'committing', 'trial', 'scanning', 'ready', 'rejected']

function About({ release }: { release: ReleaseView }) {
  const { id, whatIsNew, state, autoPublish } = release
  return (
    <Card isFlush>
      {hasTrial(release) && (
        <Cell
          lead={<Icon name="eye" />}
          title="体验版"
          note="发布前先在手机上看一看"
          onClick={() => open('trial', { id })}
        />
      )}
      {beforeReview.includes(state) && <ReviewPicturesCell />}
      {whatIsNew && <Cell lead={<Icon name="paper" />} title="这一版有什么" note={whatIsNew} />}
      {isInFlight(state) && (
        <Cell lead={<Icon name="clock" />} title="审核通过后" onClick={() => open('program')}>
          {autoPublish ? '自动发布' : '等您来发布'}
        </Cell>
      )}
      {state === 'live' && (
        <Cell lead={<Icon name="undo" />} title="回退到较早的版本" onClick={() => open('history')} />
      )}
      <Cell lead={<Icon name="history" />} title="版本记录" onClick={() => open('history')} />
    </Card>
  )
}
