import { App as Surroundings, ConfigProvider } from 'antd'
import chinese from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './App'
import './console.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has a root')

// Whoever has asked their system for less motion is shown none.
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={chinese} theme={{ token: { motion } }}>
      <Surroundings>
        <BrowserRouter basename="/console">
          <App />
        </BrowserRouter>
      </Surroundings>
    </ConfigProvider>
  </StrictMode>,
)
