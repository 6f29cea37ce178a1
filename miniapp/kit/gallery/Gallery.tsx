import { Page } from '../components/Screen'
import { Entering } from './Entering'
import { Showing } from './Showing'
import { Tapping } from './Tapping'
import { Waiting } from './Waiting'

/** Every component in every state. Compiled only with `TARO_GALLERY=1`. */
export function Gallery() {
  return (
    <Page>
      <Tapping />
      <Showing />
      <Entering />
      <Waiting />
    </Page>
  )
}
