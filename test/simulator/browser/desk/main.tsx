import { createRoot } from 'react-dom/client'
import { App } from './App'
import './desk.css'
import { openDesk } from './desk'

const root = document.getElementById('desk')
if (root) createRoot(root).render(<App desk={openDesk()} />)
