import { AppstoreOutlined, ShopOutlined, WarningOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { IncidentsPage } from './pages/incidents'
import { StorePage } from './pages/store'
import { StoresPage } from './pages/stores'
import { TemplatesPage } from './pages/templates'

interface Page {
  path: string
  element: ReactNode
  /** In the menu; a page without one is reached from another. */
  menu?: { label: string; icon: ReactNode }
}

/** Every page: a line here, a folder in `pages/`. */
export const pages: Page[] = [
  { path: '/stores', element: <StoresPage />, menu: { label: '店铺', icon: <ShopOutlined /> } },
  { path: '/stores/:storeKey', element: <StorePage /> },
  { path: '/incidents', element: <IncidentsPage />, menu: { label: '收款问题', icon: <WarningOutlined /> } },
  { path: '/templates', element: <TemplatesPage />, menu: { label: '模板', icon: <AppstoreOutlined /> } },
]
