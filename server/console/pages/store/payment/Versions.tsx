import { Alert, Collapse, Descriptions, Tag, Timeline } from 'antd'
import type { OperatorVersionView } from '../../../../../shared/api/operator/payments'
import { paymentValueTexts } from '../../../../../shared/payment'
import { now } from '../../../clock'
import { WordTag } from '../../../kit/tags'
import { exactTime } from '../../../kit/time'
import { When } from '../../../kit/When'
import { modeTexts, versionWords } from '../../../kit/words'
import { dotColours } from '../dotColours'

/** The sets of keys it collects, collected and will collect with; what is wrong stands open. */
export const Versions = ({ versions }: { versions: OperatorVersionView[] }) => (
  <Collapse
    size="small"
    defaultActiveKey={versions.filter(({ problem }) => problem !== null).map(keyOf)}
    items={versions.map((version) => ({
      key: keyOf(version),
      label: <Label version={version} />,
      children: <Seen version={version} />,
    }))}
  />
)

/** Each merchant number counts its own versions. */
const keyOf = ({ mchid, mode, number }: OperatorVersionView): string => `${mode} ${mchid} ${number}`

const Label = ({ version: { number, mchid, state, stateAt, isCollecting } }: { version: OperatorVersionView }) => (
  <span className="line">
    <strong>商户号 {mchid}</strong>
    <span className="quiet">第 {number} 版</span>
    <WordTag word={versionWords[state]} />
    {isCollecting && <span className="quiet small">新订单用它收款</span>}
    <span className="quiet small push">
      <When at={stateAt} />
    </span>
  </span>
)

const Seen = ({ version }: { version: OperatorVersionView }) => (
  <div className="stack">
    {version.problem && <Alert type="error" message={version.problem.text} />}
    <Descriptions
      size="small"
      column={2}
      items={[
        { key: 'mode', label: '方式', children: modeTexts[version.mode] },
        { key: 'proved', label: '通过检查', children: <When at={version.provedAt} /> },
        { key: 'tried', label: '实付测试', children: <When at={version.triedAt} /> },
        { key: 'used', label: '最近有效', children: <When at={version.usedAt} /> },
        { key: 'certificate', label: '证书到期', children: <CertificateEnd at={version.certificateEndsAt} /> },
        { key: 'created', label: '开始填写', children: <When at={version.createdAt} /> },
      ]}
    />
    {version.lacking.map(({ name, problem }) => (
      <div key={name} className="line">
        {problem === null ? <Tag>还没有填</Tag> : <Tag color="error">不对</Tag>}
        {paymentValueTexts[name].name}
        {problem !== null && <span className="quiet">{problem}</span>}
      </div>
    ))}
    <Timeline items={version.steps.map(stepItem)} style={{ paddingTop: 6, marginBottom: -16 }} />
  </div>
)

const soonMs = 60 * 24 * 3600_000

/** A day, not how long: it is compared with a calendar. */
function CertificateEnd({ at }: { at: string | null }) {
  if (at === null) return <When at={null} />
  const isSoon = Date.parse(at) - now() < soonMs
  return (
    <span className="line">
      {exactTime(at).slice(0, 10)}
      {isSoon && <Tag color="warning">快到期了</Tag>}
    </span>
  )
}

const stepItem = ({ at, state }: OperatorVersionView['steps'][number], index: number) => ({
  key: index,
  color: dotColours[versionWords[state].colour],
  children: (
    <span className="line">
      {versionWords[state].text}
      <span className="quiet small">
        <When at={at} />
      </span>
    </span>
  ),
})
