import { createRoot } from 'react-dom/client'
import { dragScroll } from '../kit/dragScroll'
import { hearErrands } from '../kit/errands'
import { App } from './App'
import './phone.css'
import { createPhone, openProgram } from './phone'

const who = location.pathname.split('/').pop() ?? 'merchant'
const root = document.getElementById('phone')
const phone = createPhone(who)

void phone.clock.look()
void phone.look()
setInterval(() => void phone.look(), 3000)
addEventListener('message', ({ data }) => phone.browser.hear(data))
hearErrands(who, (asker) => void openProgram(phone, asker))
dragScroll(document)
document.title = who === 'merchant' ? '商家的手机' : '顾客的手机'
if (root) createRoot(root).render(<App phone={phone} />)
