import { createRoot } from 'react-dom/client'
import './desk.css'

const root = document.getElementById('desk')
if (root) createRoot(root).render(<iframe title="phone" src="/_sim/phone/merchant" />)
