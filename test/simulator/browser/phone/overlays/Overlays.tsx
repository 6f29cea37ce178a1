import { useObserved } from '../../kit/observable'
import type { Overlay } from '../../player/overlays'
import type { Program } from '../../player/program'
import type { Phone } from '../phone'
import { Modal } from './Modal'
import { DocumentPage, Preview, SettingsPage } from './Pages'
import { PaymentSheet } from './Payment'
import { PictureSheet } from './PictureSheet'
import { ShareImageSheet, ShareSheet } from './Sharing'
import { ActionSheet, AddressSheet, CallSheet } from './Sheets'
import { PermissionSheet, PhoneNumberSheet, PrivacySheet } from './Consents'
import { ChatFileSheet, FilePage } from './Files'
import { PlacePage, PlacesPage } from './Maps'
import { ContactPage, SubscribeSheet } from './Messages'
import { ToastBox } from './ToastBox'
import { WheelSheet } from './WheelSheet'

interface OverlaysProps {
  phone: Phone
  program: Program
}

/** Whatever the program has put before the person, the newest on top. */
export function Overlays({ phone, program }: OverlaysProps) {
  const open = useObserved(program.overlays.open)
  return (
    <>
      {open.map((overlay) => (
        <Shown key={overlay.id} overlay={overlay} phone={phone} />
      ))}
      <ToastBox program={program} />
    </>
  )
}

function Shown({ overlay, phone }: { overlay: Overlay; phone: Phone }) {
  switch (overlay.kind) {
    case 'modal':
      return <Modal {...overlay} />
    case 'actionSheet':
      return <ActionSheet {...overlay} />
    case 'permission':
      return <PermissionSheet {...overlay} />
    case 'phoneNumber':
      return <PhoneNumberSheet {...overlay} />
    case 'privacy':
      return <PrivacySheet {...overlay} />
    case 'wheels':
      return <WheelSheet {...overlay} />
    case 'pictures':
      return <PictureSheet {...overlay} phone={phone} />
    case 'preview':
      return <Preview {...overlay} phone={phone} />
    case 'settings':
      return <SettingsPage {...overlay} phone={phone} />
    case 'document':
      return <DocumentPage {...overlay} />
    case 'call':
      return <CallSheet {...overlay} />
    case 'address':
      return <AddressSheet {...overlay} phone={phone} />
    case 'share':
      return <ShareSheet {...overlay} phone={phone} />
    case 'shareImage':
      return <ShareImageSheet {...overlay} phone={phone} />
    case 'place':
      return <PlacePage {...overlay} />
    case 'places':
      return <PlacesPage {...overlay} />
    case 'chatFiles':
      return <ChatFileSheet {...overlay} phone={phone} />
    case 'file':
      return <FilePage {...overlay} />
    case 'subscribe':
      return <SubscribeSheet {...overlay} />
    case 'payment':
      return <PaymentSheet {...overlay} />
    case 'contact':
      return <ContactPage {...overlay} phone={phone} />
  }
}
