import { Card, Empty, List } from 'antd'
import type { StoreNoticeView } from '../../../../shared/api/operator/stores'
import { When } from '../../kit/When'

/** What the merchant was told. */
export const Notices = ({ notices }: { notices: StoreNoticeView[] }) => (
  <Card size="small" title="给商家的通知">
    {notices.length === 0 ? (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有通知过商家" />
    ) : (
      <List
        size="small"
        dataSource={notices}
        renderItem={({ id, text, at, isRead }) => (
          <List.Item key={id} extra={<span className="quiet small">{isRead ? '已读' : '未读'}</span>}>
            <span>
              {text}{' '}
              <span className="quiet small">
                <When at={at} />
              </span>
            </span>
          </List.Item>
        )}
      />
    )}
  </Card>
)
