import { App as Surroundings, ConfigProvider } from 'antd'
import chinese from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './App'
import './console.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has a root')

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={chinese}>
      <Surroundings>
        <BrowserRouter basename="/console">
          <App />
        </BrowserRouter>
      </Surroundings>
    </ConfigProvider>
  </StrictMode>,
)
