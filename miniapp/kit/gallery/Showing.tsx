import { View } from '@tarojs/components'
import { Card } from '../components/Card'
import { Icon } from '../components/Icon'
import { iconNames } from '../components/icons'
import { Logo } from '../components/Logo'
import { Money } from '../components/Money'
import { NoticeBar, type Tone } from '../components/NoticeBar'
import { Button } from '../components/Button'
import { Picture } from '../components/Picture'
import { ProblemBar } from '../components/ProblemBar'
import { ProgressBar } from '../components/ProgressBar'
import { StatusDot } from '../components/StatusDot'
import { Steps } from '../components/Steps'
import { Tag } from '../components/Tag'
import { Specimen } from './Specimen'

const problem = { code: 'PROBLEM', text: '小程序的授权已失效，请重新授权', next: 'reauthorise' } as const

const tones: Tone[] = ['waiting', 'failing', 'done', 'info']

/** What is only looked at. */
export function Showing() {
  return (
    <>
      <Specimen name="NoticeBar">
        {tones.map((tone) => (
          <NoticeBar key={tone} tone={tone}>
            一句现在要知道的话：{tone}，长到要换行的时候图标仍和第一行对齐
          </NoticeBar>
        ))}
        <NoticeBar
          tone="waiting"
          action={
            <Button kind="quiet" size="small">
              重试
            </Button>
          }
        >
          带一个按钮
        </NoticeBar>
      </Specimen>
      <Specimen name="Tag · StatusDot · Logo">
        <View className="specimen-row">
          <Tag tone="quiet">零售</Tag>
          {tones.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
        </View>
        <View className="specimen-row">
          <StatusDot state="missing" />
          <StatusDot state="waiting" />
          <StatusDot state="failing" />
          <StatusDot state="done" />
          <Logo name="面包" url={null} />
          <Logo name="" url={null} size={64} />
        </View>
      </Specimen>
      <Specimen name="ProblemBar">
        <ProblemBar problem={problem} />
        <ProblemBar problem={problem} tone="waiting" hasWayElsewhere />
      </Specimen>
      <Specimen name="Money · Picture">
        <View className="specimen-row">
          <Money fen={1234560} size="large" />
          <Money fen={990} />
          <Money fen={0} size="quiet" />
        </View>
        <Picture src={null} height="40%" />
      </Specimen>
      <Specimen name="ProgressBar">
        <ProgressBar done={0} total={0} />
        <ProgressBar done={2} total={3} />
        <ProgressBar done={3} total={3} />
      </Specimen>
      <Specimen name="Steps">
        <Card>
          <Steps
            steps={[
              { title: '做完的', state: 'done', time: '14:05' },
              { title: '正在做的', note: '通常几秒钟', state: 'now', time: '14:06' },
              { title: '出错的', note: '为什么', state: 'failing' },
              { title: '停下的', note: '自己撤回的', state: 'stopped' },
              { title: '还没到的', state: 'later' },
            ]}
          />
        </Card>
      </Specimen>
      <Specimen name="Icon">
        <View className="specimen-row">
          {iconNames.map((name) => (
            <View className="specimen-icon" key={name}>
              <Icon name={name} colour="text" size={48} />
              <View>{name}</View>
            </View>
          ))}
        </View>
      </Specimen>
    </>
  )
}
