import { Alert, Card, Collapse, Descriptions, Empty, Timeline } from 'antd'
import type { StoreReleaseView } from '../../../../shared/api/operator/stores'
import { releaseTexts } from '../../../../shared/release'
import { ReleaseTag } from '../../kit/tags'
import { When } from '../../kit/When'
import { releaseColours } from '../../kit/words'
import { dotColours } from './dotColours'
import { wishTexts } from './wishTexts'

/** The newest releases, each with its way; the newest stands open. */
export function Releases({ releases }: { releases: StoreReleaseView[] }) {
  const nothing = '还没有版本。商家提交后会出现在这里'
  return (
    <Card size="small" title="版本" styles={{ body: { padding: releases.length > 0 ? 0 : 16 } }}>
      {releases.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} />
      ) : (
        <Collapse
          ghost
          defaultActiveKey={releases.slice(0, 1).map(({ id }) => id)}
          items={releases.map((release) => ({
            key: release.id,
            label: <Label release={release} />,
            children: <Way release={release} />,
          }))}
        />
      )}
    </Card>
  )
}

const Label = ({
  release: { number, userVersion, state, stateAt, isHurried, wish },
}: {
  release: StoreReleaseView
}) => (
  <span className="line">
    <span className="quiet">#{number}</span>
    <strong>{userVersion}</strong>
    <ReleaseTag state={state} />
    {isHurried && <span className="quiet small">加急</span>}
    {wish && <span className="quiet small">商家要求{wishTexts[wish]}，正在进行</span>}
    <span className="quiet small push">
      <When at={stateAt} />
    </span>
  </span>
)

function Way({ release }: { release: StoreReleaseView }) {
  const { problem, reviewReason, steps, templateId, appid, auditId, submittedAt, publishedAt, reason } = release
  const lines = reviewReason.length > 0 ? reviewReason : problem ? [problem.text] : []
  return (
    <div className="stack">
      {lines.length > 0 && (
        <Alert
          type={release.state === 'rejected' || release.state === 'failed' ? 'error' : 'warning'}
          message={lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        />
      )}
      <Descriptions
        size="small"
        column={2}
        items={[
          { key: 'template', label: '模板', children: templateId },
          { key: 'appid', label: 'AppID', children: appid },
          { key: 'submitted', label: '提交审核', children: <When at={submittedAt} /> },
          { key: 'published', label: '发布', children: <When at={publishedAt} /> },
          ...(auditId === null ? [] : [{ key: 'audit', label: '审核单', children: auditId }]),
          ...(reason === null ? [] : [{ key: 'reason', label: '原因', children: reason }]),
        ]}
      />
      <Timeline items={steps.map(stepItem)} style={{ paddingTop: 6, marginBottom: -16 }} />
    </div>
  )
}

const stepItem = ({ at, state, note }: StoreReleaseView['steps'][number], index: number) => ({
  key: index,
  color: dotColours[releaseColours[state]],
  children: (
    <span className="line">
      {releaseTexts[state].name}
      <span className="quiet small">
        <When at={at} />
      </span>
      {note !== null && <span className="quiet small">{note}</span>}
    </span>
  ),
})
