import { Card, List } from 'antd'
import type { Requirement } from '../../../../shared/requirement'
import { WordTag } from '../../kit/tags'
import { actorTexts, requirementWords } from '../../kit/words'

/** 开店进度, as the merchant sees it: what is open comes first. */
export function Requirements({ requirements }: { requirements: Requirement[] }) {
  const open = requirements.filter(({ state }) => state !== 'done')
  const done = requirements.filter(({ state }) => state === 'done')
  const count = `${done.length} / ${requirements.length} 项完成`
  return (
    <Card size="small" title="开店进度" extra={<span className="quiet">{count}</span>}>
      {open.length > 0 && (
        <List size="small" dataSource={open} renderItem={(line) => <OpenLine key={line.code} line={line} />} />
      )}
      {done.length > 0 && (
        <div className="quiet small" style={{ paddingTop: 8 }}>
          已完成：{done.map(({ title }) => title).join('、')}
        </div>
      )}
    </Card>
  )
}

const OpenLine = ({ line }: { line: Requirement }) => (
  <List.Item extra={<span className="quiet small">{actorTexts[line.who]}</span>}>
    <div>
      <span className="line">
        <WordTag word={requirementWords[line.state]} />
        <strong>{line.title}</strong>
      </span>
      <div className="quiet" style={{ marginTop: 2 }}>
        {line.text}
      </div>
    </div>
  </List.Item>
)
