import { scanAndOpen, type Phone } from '../../phone'
import { Entry } from './Entry'

export function Discover({ phone }: { phone: Phone }) {
  return (
    <>
      <header className="bar">
        <b>发现</b>
      </header>
      <div className="body">
        <ul className="rows">
          <Entry icon="scan" text="扫一扫" testId="discover-scan" onTap={() => void scanAndOpen(phone)} />
          <Entry icon="album" text="相册" testId="discover-album" onTap={() => phone.screens.go({ kind: 'album' })} />
        </ul>
      </div>
    </>
  )
}
