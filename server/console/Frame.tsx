import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, Layout, Menu } from 'antd'
import type { PropsWithChildren } from 'react'
import { Link, useLocation } from 'react-router'
import { useAct } from './kit/useAct'
import { pages } from './pages'
import { useSession } from './session'

const menu = pages.flatMap(({ path, menu }) =>
  menu ? [{ key: path, icon: menu.icon, label: <Link to={path}>{menu.label}</Link> }] : [],
)

/** What stands around every page: where one can go, and who one is. */
export function Frame({ children }: PropsWithChildren) {
  const { pathname } = useLocation()
  const here = menu.filter(({ key }) => pathname === key || pathname.startsWith(`${key}/`)).map(({ key }) => key)
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Sider theme="light" width={184} style={{ borderRight: '1px solid #ebedf0' }}>
        <div style={{ position: 'sticky', top: 0, height: '100vh', display: 'flex', flexDirection: 'column' }}>
          <div className="brand">
            <span className="mark">店</span>
            开店控制台
          </div>
          <Menu mode="inline" selectedKeys={here} items={menu} style={{ borderInlineEnd: 0, flex: 1 }} />
          <Me />
        </div>
      </Layout.Sider>
      <Layout.Content>{children}</Layout.Content>
    </Layout>
  )
}

function Me() {
  const { operator, signOut } = useSession()
  const act = useAct()
  const items = [{ key: 'out', icon: <LogoutOutlined />, label: '退出登录', onClick: () => void act(signOut) }]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="top">
      <Button type="text" icon={<UserOutlined />} style={{ margin: 12, justifyContent: 'flex-start' }}>
        {operator.name}
      </Button>
    </Dropdown>
  )
}
