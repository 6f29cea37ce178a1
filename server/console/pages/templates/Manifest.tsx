import { Descriptions } from 'antd'
import type { TemplateManifest } from '../../../../shared/template'

const orNone = (values: string[]): string => (values.length > 0 ? values.join('、') : '没有')

/** What a scan found in the package: what WeChat's reviewers will ask about. */
export const Manifest = ({ manifest }: { manifest: TemplateManifest }) => (
  <Descriptions
    size="small"
    column={1}
    styles={{ label: { width: 110 } }}
    items={[
      { key: 'pages', label: `页面（${manifest.pages.length}）`, children: orNone(manifest.pages) },
      { key: 'privacy', label: '隐私信息', children: orNone(manifest.privacyKeys) },
      { key: 'places', label: '位置接口', children: orNone(manifest.privateInfos) },
      { key: 'domains', label: '服务器', children: orNone(manifest.domains) },
      {
        key: 'size',
        label: '主包大小',
        children: `${Math.round(manifest.mainPackageBytes / 1024)} KB（上限 2048 KB）`,
      },
    ]}
  />
)
