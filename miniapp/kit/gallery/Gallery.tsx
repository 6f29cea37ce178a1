import { Page } from '../components/Screen'
import { Entering } from './Entering'
import { Picturing } from './Picturing'
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
      <Picturing />
      <Waiting />
    </Page>
  )
}
